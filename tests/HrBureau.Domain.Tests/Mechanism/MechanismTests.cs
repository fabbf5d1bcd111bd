using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class MechanismTests
{
    private static readonly DateOnly Day = new(2026, 1, 27);

    [Theory]
    [InlineData(1, Grade.General)]
    [InlineData(5, Grade.General)]
    [InlineData(29, Grade.General)]
    [InlineData(30, Grade.Larger)]
    [InlineData(46, Grade.Larger)]
    [InlineData(99, Grade.Larger)]
    [InlineData(100, Grade.Major)]
    [InlineData(299, Grade.Major)]
    [InlineData(300, Grade.Extraordinary)]
    [InlineData(int.MaxValue, Grade.Extraordinary)]
    public void A_headcount_has_its_grade(int people, Grade grade) => Assert.Equal(grade, Demo.Mechanism.Assess(people, Set()));

    [Fact]
    public void Raising_behaviours_raise_by_one_level_however_many_they_are()
    {
        Assert.Equal(Grade.Major, Demo.Mechanism.Assess(46, Set(Behaviour.RoadBlocked)));
        Assert.Equal(Grade.Major, Demo.Mechanism.Assess(46, Set(Behaviour.RoadBlocked, Behaviour.Violence, Behaviour.HeightThreat)));
        Assert.Equal(Grade.Extraordinary, Demo.Mechanism.Assess(400, Set(Behaviour.Violence)));
        Assert.Equal(Grade.Larger, Demo.Mechanism.Assess(46, Set(Behaviour.GateBlocked, Behaviour.None)));
    }

    [Fact]
    public void The_unreachable_rule_is_quicker_at_major_and_above()
    {
        Assert.Equal(TimeSpan.FromHours(2), Demo.Mechanism.UnreachableFor(Grade.General).Span);
        Assert.Equal(TimeSpan.FromHours(2), Demo.Mechanism.UnreachableFor(Grade.Larger).Span);
        Assert.Equal(TimeSpan.FromMinutes(30), Demo.Mechanism.UnreachableFor(Grade.Major).Span);
        Assert.Equal((3, 2), (Demo.Mechanism.UnreachableFor(Grade.Extraordinary).Failures, Demo.Mechanism.UnreachableFor(Grade.Extraordinary).Channels));
    }

    [Theory]
    [InlineData(Grade.General, false, 30)]
    [InlineData(Grade.Larger, true, 60)]
    [InlineData(Grade.Major, false, 15)]
    [InlineData(Grade.Extraordinary, true, 30)]
    public void Early_intervention_is_answered_in_its_time(Grade grade, bool night, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Demo.Mechanism.LadderFor(RequestKind.EarlyIntervention, grade, Day)!.AnswerBy(night));

    [Fact]
    public void The_ladder_fires_at_once_at_half_at_one_at_two_and_then_every_full_time_for_ever()
    {
        var ladder = Demo.Mechanism.LadderFor(RequestKind.EarlyIntervention, Grade.General, Day)!;
        var minutes = Enumerable.Range(0, 7).Select(firing => ladder.FiresAfter(firing, ladder.AnswerBy(night: false)).TotalMinutes);
        Assert.Equal([0, 15, 30, 60, 90, 120, 150], minutes);
        Assert.Equal(ladder.Rungs[^1], ladder.Rung(1000));
        Assert.Contains(new RungTarget("agy-office", Posts.DutyOfficer), ladder.Rungs[^1].Targets);
        Assert.Equal(
            [new("agy-police", Posts.DutyCommander), new("agy-hr", Posts.LeaderOnDuty)],
            ladder.Rungs[2].Targets.Select(target => target.Resolve("agy-hr", "agy-police")));
    }

    [Fact]
    public void An_incident_nobody_holds_reaches_the_bureau_head_after_twenty_minutes()
    {
        var ladder = Demo.Mechanism.UnclaimedLadder(Grade.General, Day);
        var rungs = ladder.Rungs.Select((rung, firing) => (rung.Targets[0].Post, ladder.FiresAfter(firing, ladder.AnswerBy(night: true)).TotalMinutes));
        Assert.Equal([(Posts.DutyOfficer, 0), (Posts.SecondOfficer, 5), (Posts.LeaderOnDuty, 10), (Posts.BureauHead, 20)], rungs);
    }

    [Fact]
    public void Every_ladder_that_is_asked_for_is_there_on_any_day_and_a_transfer_has_none()
    {
        foreach (var day in new[] { DateOnly.MinValue, Day, DateOnly.MaxValue })
        {
            foreach (var grade in Enum.GetValues<Grade>())
            {
                Assert.All(Enum.GetValues<RequestKind>(), kind => Assert.Equal(kind == RequestKind.CrimeTransfer, Demo.Mechanism.LadderFor(kind, grade, day) is null));
                Assert.NotNull(Demo.Mechanism.UnclaimedLadder(grade, day));
                Assert.NotNull(Demo.Mechanism.SignerLadder(grade, day));
                Assert.NotNull(Demo.Mechanism.ResultLadder(grade, day));
            }
        }
    }

    [Fact]
    public void A_dated_row_takes_over_on_its_first_day()
    {
        var files = new Dictionary<string, string>(Demo.Files("mechanism"));
        var content = JsonNode.Parse(files["ladders.json"])!.AsObject();
        var next = content.Row("ladders", 0).DeepClone().AsObject();
        content.Row("ladders", 0)["validTo"] = "2026-06-30";
        (next["validFrom"], next["byDay"]) = ("2026-07-01", "PT20M");
        content.Rows("ladders").Add(next);
        files["ladders.json"] = content.ToJsonString();
        var mechanism = Assert.IsType<MechanismReading.Accepted>(MechanismReader.Read(files)).Mechanism;
        Assert.Equal(30, mechanism.LadderFor(RequestKind.EarlyIntervention, Grade.General, new(2026, 6, 30))!.ByDay.TotalMinutes);
        Assert.Equal(20, mechanism.LadderFor(RequestKind.EarlyIntervention, Grade.General, new(2026, 7, 1))!.ByDay.TotalMinutes);
    }

    [Fact]
    public void Only_the_leaders_may_sign_for_the_police_and_only_the_city_for_accounts()
    {
        Assert.Equal(["lead-yan", "chief-zheng"], Signers(RequestKind.EarlyIntervention));
        Assert.Equal(["chief-zheng"], Signers(RequestKind.CrimeTransfer));
        Assert.Empty(Signers(RequestKind.AccountQuery));
    }

    [Fact]
    public void Whoever_a_ladder_rings_may_do_what_it_waits_for()
    {
        Assert.All(Holders(Posts.Liaison, Posts.DeputyLiaison, Posts.DutyCommander), duties => Assert.True(Demo.Mechanism.MayIssue("acknowledge-request", duties)));
        Assert.All(Holders(Posts.LeaderOnDuty, Posts.BureauHead), duties => Assert.True(Demo.Mechanism.MaySign(RequestKind.EarlyIntervention, duties)));
        var home = Demo.Mechanism.HomeAgency.Code;
        var rung = Demo.Mechanism.Rosters.Where(row => row.Agency == home && (row.Post is Posts.DutyOfficer or Posts.SecondOfficer)).Select(row => row.Officer);
        Assert.All(rung, officer => Assert.True(Demo.Mechanism.MayIssue("take-charge", Duties(officer))));
        Assert.All(Holders(Posts.Convener, Posts.DutyOffice), duties => Assert.True(Demo.Mechanism.MayIssue("read-inbox", duties)));
    }

    [Fact]
    public void Only_the_lawful_measures_are_offered() => Assert.All(
        Demo.Mechanism.RequestKinds,
        row => Assert.True(row.Measures.Length == 0 || row.DefaultTo == "agy-police"));

    [Fact]
    public void Administrators_and_operators_see_no_incident_and_command_nothing()
    {
        foreach (var id in new[] { "admin", "ops" })
        {
            var duties = Duties(id);
            Assert.DoesNotContain(CommandWords.OnIncident, word => Demo.Mechanism.MayIssue(word, duties));
            Assert.False(Demo.Mechanism.MayIssue("read-incidents", duties));
        }
    }

    [Fact]
    public void Every_command_of_the_incident_stands_in_the_duty_table()
    {
        var words = typeof(IncidentCommand).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(attribute => (string)attribute.TypeDiscriminator!).ToList();
        Assert.NotEmpty(words);
        Assert.Empty(words.Except(CommandWords.OnIncident));
    }

    [Fact]
    public void Acts_of_the_system_are_open_to_no_officer()
    {
        foreach (var word in new[] { "strike-clock", "record-delivery", "record-unmanned" })
        {
            Assert.True(Demo.Mechanism.MayIssue(word, Actor.System.Duties));
            Assert.DoesNotContain(Demo.Mechanism.Officers, officer => Demo.Mechanism.MayIssue(word, officer.Duties.ToHashSet()));
        }

        Assert.False(Demo.Mechanism.MayIssue("no-such-command", Actor.System.Duties));
    }

    [Fact]
    public void Each_article_quoted_says_where_it_was_read_and_how_sure_it_is()
    {
        Assert.Equal("A", Demo.Mechanism.Statute("decree-724-41")?.Mark);
        Assert.All(Demo.Mechanism.Statutes, row => Assert.Equal(row.Id.StartsWith("house-", StringComparison.Ordinal), row.Mark == "P"));
        Assert.Null(Demo.Mechanism.Statute("decree-0"));
    }

    private static IEnumerable<string> Signers(RequestKind kind) => Demo.Mechanism.Officers
        .Where(officer => Demo.Mechanism.MaySign(kind, officer.Duties.ToHashSet()))
        .Select(officer => officer.Id);

    private static List<HashSet<string>> Holders(params string[] posts)
    {
        var held = Demo.Mechanism.Rosters.Where(row => posts.Contains(row.Post)).Select(row => Duties(row.Officer)).ToList();
        Assert.NotEmpty(held);
        return held;
    }

    private static HashSet<string> Duties(string officer) => [.. Demo.Mechanism.Officers.Single(row => row.Id == officer).Duties];

    private static HashSet<Behaviour> Set(params Behaviour[] behaviours) => [.. behaviours];
}

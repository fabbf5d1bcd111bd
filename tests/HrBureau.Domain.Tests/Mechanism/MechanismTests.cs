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
    public void A_headcount_has_its_grade(int people, Grade grade) => Assert.Equal(grade, Demo.Mechanism.Assess(people, Set(), Day));

    [Fact]
    public void Raising_behaviours_raise_by_one_level_however_many_they_are()
    {
        Assert.Equal(Grade.Major, Demo.Mechanism.Assess(46, Set(Behaviour.RoadBlocked), Day));
        Assert.Equal(Grade.Major, Demo.Mechanism.Assess(46, Set(Behaviour.RoadBlocked, Behaviour.Violence, Behaviour.HeightThreat), Day));
        Assert.Equal(Grade.Extraordinary, Demo.Mechanism.Assess(400, Set(Behaviour.Violence), Day));
        Assert.Equal(Grade.Larger, Demo.Mechanism.Assess(46, Set(Behaviour.GateBlocked, Behaviour.None), Day));
    }

    [Fact]
    public void The_unreachable_rule_is_quicker_at_major_and_above()
    {
        Assert.Equal(TimeSpan.FromHours(2), Demo.Mechanism.UnreachableFor(Grade.General, Day).Span);
        Assert.Equal(TimeSpan.FromHours(2), Demo.Mechanism.UnreachableFor(Grade.Larger, Day).Span);
        Assert.Equal(TimeSpan.FromMinutes(30), Demo.Mechanism.UnreachableFor(Grade.Major, Day).Span);
        Assert.Equal((3, 2), (Demo.Mechanism.UnreachableFor(Grade.Extraordinary, Day).Failures, Demo.Mechanism.UnreachableFor(Grade.Extraordinary, Day).Channels));
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
        var mechanism = Changed(files => Next(files, "ladders.json", "ladders", 0, next => next["byDay"] = "PT20M"));
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
        Assert.All(Holders(Posts.LeaderOnDuty, Posts.BureauHead), duties => Assert.True(Demo.Mechanism.Kind(RequestKind.EarlyIntervention, Day).SignedBy.Any(duties.Contains)));
        var home = Demo.Mechanism.HomeAgency.Code;
        var rung = Demo.Mechanism.Rosters.Where(row => row.Agency == home && (row.Post is Posts.DutyOfficer or Posts.SecondOfficer)).Select(row => row.Officer);
        Assert.All(rung, officer => Assert.True(Demo.Mechanism.MayIssue("take-charge", Duties(officer))));
        Assert.All(Holders(Posts.Convener, Posts.DutyOffice), duties => Assert.True(Demo.Mechanism.MayIssue("read-inbox", duties)));
    }

    /// <summary>What police may be asked before filing (公安机关办理刑事案件程序规定 174), written down a second time, kind by kind.</summary>
    [Fact]
    public void Only_the_lawful_measures_are_offered()
    {
        var offered = Demo.Mechanism.KindsOn(Day).ToDictionary(row => row.Kind, row => string.Join(' ', row.Measures.Select(WireWord.Of)));
        Assert.Equal("find-and-contact warn joint-interview keep-order advise-on-evidence", offered[RequestKind.EarlyIntervention]);
        Assert.Equal("find-and-contact", offered[RequestKind.AssistInquiry]);
        Assert.Equal("joint-interview warn", offered[RequestKind.JointInterview]);
        Assert.Equal("keep-order", offered[RequestKind.OnSceneOrder]);
        Assert.All(offered.Where(pair => pair.Key > RequestKind.OnSceneOrder), pair => Assert.Equal("", pair.Value));
        Assert.All(Demo.Mechanism.RequestKinds.Where(row => row.Measures.Length > 0), row => Assert.Equal("police", Demo.Mechanism.Agency(row.DefaultTo)!.Kind));
        Assert.Equal(5, Enum.GetValues<PoliceMeasure>().Length);
    }

    [Fact]
    public void Every_article_is_quoted_by_the_data_or_by_the_decider()
    {
        var quoting = string.Concat(Demo.Files("mechanism").Where(file => file.Key != "statutes.json").Select(file => file.Value)
            .Concat(Directory.EnumerateFiles(Repository.At("src", "HrBureau.Domain"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));
        Assert.DoesNotContain(Demo.Mechanism.Statutes.Select(row => row.Id), id => !quoting.Contains($"\"{id}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Grades_and_the_unreachable_rule_are_those_of_the_day_and_before_the_first_day_those_of_the_first()
    {
        var mechanism = Changed(files =>
        {
            Next(files, "grades.json", "grades", 0, next => next["from"] = 10);
            Next(files, "grades.json", "behaviours", 1, next => next["raises"] = false);
            Next(files, "unreachable.json", "unreachable", 0, next => next["span"] = "PT3H");
            Next(files, "request-kinds.json", "requestKinds", 2, next => next["signedBy"] = new JsonArray("head"));
        });
        foreach (var (day, from, grade, hours, signers) in new[] { (new DateOnly(1999, 1, 1), 5, Grade.Major, 2, 3), (new DateOnly(2026, 6, 30), 5, Grade.Major, 2, 3), (new DateOnly(2026, 7, 1), 10, Grade.Larger, 3, 1) })
        {
            Assert.Equal(from, mechanism.GatheringFrom(day));
            Assert.Equal(grade, mechanism.Assess(46, Set(Behaviour.RoadBlocked), day));
            Assert.Equal(hours, mechanism.UnreachableFor(Grade.Larger, day).Span.TotalHours);
            Assert.Equal(signers, mechanism.Kind(RequestKind.JointInterview, day).SignedBy.Length);
            Assert.Equal(4, mechanism.GradesOn(day).Count);
        }
    }

    [Fact]
    public void Administrators_and_operators_see_no_incident_and_command_nothing()
    {
        foreach (var id in new[] { "admin", "ops" })
        {
            var duties = Duties(id);
            Assert.DoesNotContain(CommandWords.OnIncident, word => Demo.Mechanism.MayIssue(word, duties));
            Assert.DoesNotContain(["read-incidents", "read-inbox", "read-figures", "unmask", "upload-evidence", "report"], word => Demo.Mechanism.MayIssue(word, duties));
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

    private static Mechanism Changed(Action<Dictionary<string, string>> change)
    {
        var files = new Dictionary<string, string>(Demo.Files("mechanism"));
        change(files);
        return Assert.IsType<MechanismReading.Accepted>(MechanismReader.Read(files)).Mechanism;
    }

    /// <summary>Ends a row with June 2026 and lets a changed one follow.</summary>
    private static void Next(Dictionary<string, string> files, string file, string list, int index, Action<JsonObject> change)
    {
        var content = JsonNode.Parse(files[file])!.AsObject();
        var next = content.Row(list, index).DeepClone().AsObject();
        (content.Row(list, index)["validTo"], next["validFrom"]) = ("2026-06-30", "2026-07-01");
        change(next);
        content.Rows(list).Add(next);
        files[file] = content.ToJsonString();
    }

    private static IEnumerable<string> Signers(RequestKind kind) => Demo.Mechanism.Officers
        .Where(officer => Demo.Mechanism.Kind(kind, Day).SignedBy.Any(officer.Duties.Contains))
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

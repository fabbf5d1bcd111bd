using System.Globalization;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>What is reported after somebody has verified: no figure changes by itself, and nobody overlooks it.</summary>
public class WorseReportsTests
{
    [Theory]
    [InlineData(160, null)]
    [InlineData(3, Behaviour.SelfHarmThreat)]
    public void Worse_than_verified_is_to_be_verified_at_once_and_rings_holder_and_leader(int headcount, Behaviour? behaviour)
    {
        var story = Reported(Verified(), headcount, behaviour);

        var step = Assert.Single(Steps(story), step => step.Code == NextStepCodes.VerifyAgain);
        Assert.Equal(("verify-report", "2", 3), (step.Command, step.Args["reportNumber"], step.Urgency));
        Assert.Equal((headcount.ToString(CultureInfo.InvariantCulture), behaviour is { } seen ? WireWord.Of(seen) : null), (step.Args["headcount"], step.Args.GetValueOrDefault("behaviours")));
        Assert.Equal(["agy-hr/duty-zhou/desk", "agy-hr/leader-on-duty/call-task", "agy-hr/leader-on-duty/desk"], story.Rung());
        Assert.Equal(46, story.State.Facts.Adopted.Headcount);

        // Whatever is found then, somebody has looked: it need not be what was reported.
        story.FastForward(TimeSpan.FromMinutes(5)).Do("duty-zhou", new IncidentCommand.VerifyReport(46, [Behaviour.GateBlocked]));
        Assert.DoesNotContain(Steps(story), other => other.Code == NextStepCodes.VerifyAgain);
    }

    [Fact]
    public void A_call_about_it_is_no_longer_needed_once_it_is_verified()
    {
        var story = Reported(Verified(), 160, null);
        var call = Assert.Single(story.State.Notices.Values, mark => mark.Owed is { Kind: "report-merged", Channel: NoticeChannel.CallTask });
        Assert.Null(CallTasks.LapseOf(story.State, call));

        story.FastForward(TimeSpan.FromMinutes(5)).Verified(160);
        Assert.Equal(CallLapse.Verified, CallTasks.LapseOf(story.State, call));
    }

    [Fact]
    public void Money_that_is_adopted_and_calls_that_say_no_worse_settle_nothing()
    {
        var story = Reported(Verified(), 160, null);
        var call = Assert.Single(story.State.Notices.Values, mark => mark.Owed is { Kind: "report-merged", Channel: NoticeChannel.CallTask });
        story.FastForward(TimeSpan.FromMinutes(5)).Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Workers, AmountFen: 90_000_000, Adopt: true));
        for (var caller = 3; caller < 30; caller++)
        {
            Reported(story, 12, null, $"rep-{caller}", caller == 29 ? TimeSpan.FromHours(-3) : default);
        }

        Assert.Equal("2", Assert.Single(Steps(story), step => step.Code == NextStepCodes.VerifyAgain).Args["reportNumber"]);
        Assert.Null(CallTasks.LapseOf(story.State, call));
    }

    /// <summary>Who reports says what the clock on the wall shows; the drill's own is hours ahead.</summary>
    [Fact]
    public void In_a_drill_that_runs_fast_it_is_worse_too()
    {
        var story = new Story().Do("system", StoryActs.Report(46) with { DrillScale = 60 }).Held().Verified(46);
        var wall = story.State.Drill!.Anchor + TimeSpan.FromMinutes(10);
        story.At(story.State.Drill.ToDrill(wall)).Do("system", StoryActs.Report(160) with { Facts = Story.Facts(160) with { ReportId = "rep-2", ReportedAt = wall } });

        Assert.Equal(story.Now, story.LastAct[0].At);
        Assert.Contains(Steps(story), step => step.Code == NextStepCodes.VerifyAgain);
    }

    [Fact]
    public void Many_who_report_it_at_once_are_one_bell_until_somebody_looks()
    {
        var story = Reported(Verified(), 160, null);
        for (var caller = 3; caller < 10; caller++)
        {
            Assert.Empty(Reported(story, 160 + caller, null, $"rep-{caller}").Rung());
        }
    }

    [Fact]
    public void No_worse_than_verified_it_asks_for_nothing()
    {
        var story = Reported(Verified(), 40, Behaviour.GateBlocked);

        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.VerifyAgain);
        Assert.DoesNotContain("agy-hr/leader-on-duty/call-task", story.Rung());
    }

    private static Story Verified() => new Story().IncidentReported(46, Behaviour.GateBlocked).Held().Do("duty-zhou", new IncidentCommand.VerifyReport(46, [Behaviour.GateBlocked])).FastForward(TimeSpan.FromMinutes(20));

    private static Story Reported(Story story, int headcount, Behaviour? behaviour, string id = "rep-2", TimeSpan later = default) =>
        story.Do("system", StoryActs.Report(headcount) with { Facts = Story.Facts(headcount, behaviour is { } one ? [one] : []) with { ReportId = id, ReportedAt = story.Now + later } });

    private static IReadOnlyList<NextStep> Steps(Story story) => NextSteps.Of(story.State, story.Mechanism, TestKit.Demo.Calendar, story.Now);
}

using System.Collections.Immutable;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Two incidents become one by reference: what stops, what goes on, who is told, what is looked at anew.</summary>
public class MergingTests
{
    private const string Other = "inc-360121-20260127-900";

    private static readonly OtherIncident Open = new(Other, Phase.Watched, false, null);

    [Fact]
    public void Clocks_of_the_incident_stop_and_what_others_were_asked_for_goes_on_to_its_answer()
    {
        var story = Merged(new Story().Raised());
        var request = Assert.Single(story.State.Requests.Values, asked => asked.AwaitsAnswer);
        Assert.All(Ladders.Of(story.State, Demo.Mechanism), ladder => Assert.NotNull(ladder.Request));

        story.FastForward(TimeSpan.FromHours(3));
        Assert.Contains(story.History, entry => entry.Event is IncidentEvent.RequestEscalated escalated && escalated.RequestId == request.RequestId && entry.RecordedAt > story.State.PhaseSince);
        Assert.Contains(NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now), step => step.Code == NextStepCodes.PhoneAgency);
        Assert.DoesNotContain(NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now), step => step.Command is "record-contact-attempt" or "verify-report" or "take-charge");
        Assert.Null(Visibility.Of(story.State, Demo.Mechanism).First(row => row.Agency == request.To).Until);

        story.Do("police-fang", new IncidentCommand.AnswerRequest(request.RequestId, "Found."));
        story.Do("lead-yan", new IncidentCommand.FulfilRequest(request.RequestId));
        Assert.Empty(Ladders.Of(story.State, Demo.Mechanism));
        Assert.Equal(story.Now + Visibility.AfterEnd, Visibility.Of(story.State, Demo.Mechanism).First(row => row.Agency == request.To).Until);
        story.Refuses("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "More."), RefusalCode.PhaseForbids);
    }

    [Fact]
    public void An_unsigned_draft_goes_on_among_its_signers_and_can_be_signed()
    {
        var story = new Story().IncidentReported().Held();
        story.Do("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please."));
        var draft = story.State.Requests.Keys.Single();
        Merged(story).FastForward(TimeSpan.FromMinutes(11));
        Assert.Contains(story.History, entry => entry.Event is IncidentEvent.SignatureSought);
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(draft));
        Assert.True(story.State.Requests[draft].IsRaised);
    }

    [Fact]
    public void What_an_end_had_stopped_before_stays_stopped()
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        Merged(story);
        Assert.False(story.State.RequestsRun);
        Assert.Empty(Ladders.Of(story.State, Demo.Mechanism));
        Assert.Null(story.NextDue);
    }

    [Fact]
    public void Everybody_who_was_told_is_told_and_who_was_woken_is_called()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(40));
        foreach (var notice in story.State.Notices.Values.Where(mark => mark.State == NoticeState.Owed).Select(mark => mark.Owed.NoticeId).ToList())
        {
            story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Sent));
        }

        var told = story.State.Notices.Values.Where(mark => mark.State == NoticeState.Sent).ToList();
        Merged(story);

        var rings = story.LastAct.Single(entry => entry.Event is IncidentEvent.IncidentMerged).Event.Rings!;
        Assert.All(told, mark => Assert.Contains(rings, ring => (ring.Agency, ring.Post, ring.Officer, ring.Channel) == (mark.Owed.Agency, mark.Owed.Post, mark.Owed.Officer, NoticeChannel.Desk) || ring.Officer == "lead-yan" || mark.Owed.Officer == "lead-yan"));
        Assert.All(told.Where(mark => mark.Owed.Channel == NoticeChannel.CallTask), mark => Assert.Contains(rings, ring => (ring.Agency, ring.Post, ring.Channel) == (mark.Owed.Agency, mark.Owed.Post, NoticeChannel.CallTask)));
        Assert.Contains(rings, ring => ring is { Agency: "agy-police", Channel: NoticeChannel.CallTask });
    }

    [Fact]
    public void Taken_back_it_goes_on_where_it_was_without_a_second_beginning()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(20));
        var request = story.State.Requests.Values.Single(asked => asked.AwaitsAnswer);
        Merged(story);
        story.FastForward(TimeSpan.FromMinutes(5)).Do("lead-yan", new IncidentCommand.Reopen("Two gates.") { Other = Open });

        Assert.Null(story.State.Merged);
        Assert.Equal((request.AnswerBy, request.Ladder), (story.State.Requests[request.RequestId].AnswerBy, story.State.Requests[request.RequestId].Ladder));
        Assert.Contains(story.LastAct[0].Event.Rings!, ring => ring.Agency == "agy-police");
        Merged(story).Refuses("lead-yan", new IncidentCommand.Reopen("Two gates.") { Other = Open with { Phase = Phase.Merged, MergedInto = "inc-360121-20260127-901" } }, RefusalCode.OtherMerged);
    }

    [Fact]
    public void Adopted_figures_stay_and_what_is_worse_is_looked_at_at_once()
    {
        var story = new Story().IncidentReported(12).Held();
        story.Do("duty-zhou", new IncidentCommand.VerifyReport(12, []));
        story.FastForward(TimeSpan.FromMinutes(5)).Do("system", Absorb(story, 160, 160));

        Assert.Equal((12, 2), (story.State.Facts.Adopted.Headcount, story.State.Facts.ReportCount));
        Assert.Contains("agy-hr/leader-on-duty/call-task", story.Rung());
        var steps = NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now);
        Assert.Equal((3, Other), (steps.Single(step => step.Code == NextStepCodes.LookAtMerged).Urgency, steps.Single(step => step.Code == NextStepCodes.LookAtMerged).Args["incident"]));
        Assert.Contains(steps, step => step.Code == NextStepCodes.VerifyAgain);

        story.FastForward(TimeSpan.FromMinutes(5)).Do("duty-zhou", new IncidentCommand.VerifyReport(15, []));
        Assert.DoesNotContain(NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now), step => step.Code is NextStepCodes.LookAtMerged or NextStepCodes.VerifyAgain);
    }

    [Fact]
    public void Grade_and_plan_of_what_is_merged_in_hold_here_and_fall_with_it()
    {
        var story = new Story().IncidentReported(6);
        var absorb = Absorb(story, 8, 8);
        story.Do("system", absorb with { Facts = absorb.Facts with { Grade = Grade.Major, Phase = Phase.Responding } });
        Assert.Equal((Grade.Major, Phase.Responding), (story.State.Grade.Value, story.State.Phase));

        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 9, "Two gates.") { Book = ReportBook.Of(story.History) });
        Assert.Equal((Grade.General, 6, 1), (story.State.Grade.Value, story.State.Facts.Adopted.Headcount, story.State.Facts.ReportCount));
        Assert.Empty(story.State.Absorbed);
    }

    [Fact]
    public void A_gathering_that_is_merged_into_an_ended_incident_begins_it_again()
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromHours(1));
        story.Do("system", Absorb(story, 60, 60));
        Assert.Equal((Phase.Responding, false, 60), (story.State.Phase, story.State.Facts.Verified, story.State.Facts.Adopted.Headcount));
    }

    [Theory]
    [InlineData(Phase.Responding, 2)]
    [InlineData(Phase.Watched, 100)]
    public void What_was_found_of_an_incident_that_is_merged_in_counts_and_not_only_what_its_reports_said(Phase phase, int adopted)
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromHours(1));
        var absorb = Absorb(story, 2, adopted);
        story.Do("system", absorb with { Facts = absorb.Facts with { Phase = phase } });
        Assert.Equal(Phase.Responding, story.State.Phase);
    }

    [Fact]
    public void What_was_over_when_it_was_merged_in_begins_nothing_again()
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromHours(1));
        var absorb = Absorb(story, 2, 100);
        story.Do("system", absorb with { Facts = absorb.Facts with { Phase = Phase.Ended } });
        Assert.Equal(Phase.Ended, story.State.Phase);
    }

    [Fact]
    public void A_letter_left_unsigned_when_the_response_ended_is_not_signed_after_the_merge_because_nothing_would_climb_for_it()
    {
        var story = new Story().IncidentReported().Held();
        story.Do("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please."));
        var draft = story.State.Requests.Keys.Single();
        Merged(story.Do("lead-yan", new IncidentCommand.EndResponse("Over.")));
        story.Refuses("lead-yan", new IncidentCommand.ApproveRequest(draft), RefusalCode.PhaseForbids);
    }

    [Fact]
    public void Word_that_comes_after_it_was_taken_back_counts_for_nothing()
    {
        var story = new Story().IncidentReported();
        var absorb = Absorb(story, 30, 30);
        story.Refuses("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 5, "Two gates.") { Book = ReportBook.Of(story.History) }, RefusalCode.NotAbsorbed);
        story.Do("system", absorb);
        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 5, "Two gates.") { Book = ReportBook.Of(story.History) });
        story.Do("system", absorb with { Version = absorb.Version + 1 });
        Assert.Empty(story.LastAct);
        Assert.Equal(1, story.State.Facts.ReportCount);
    }

    [Fact]
    public void Figures_and_names_are_computed_again_without_a_report_that_is_split_off_however_many_came_since()
    {
        var story = new Story().IncidentReported(46);
        Report(story, "rep-wrong", 300, Behaviour.HeightThreat, "Other Labour");
        for (var i = 0; i < 2 * IncidentFacts.KeptReports; i++)
        {
            Report(story, $"rep-more-{i}", 20, null, "Demo Labour");
        }

        Assert.Equal((300, true), (story.State.Facts.Adopted.Headcount, story.State.Grade.Value > Grade.General));
        var graded = story.State.Grade.Value;
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Another yard.") { Book = ReportBook.Of(story.History) });
        Assert.Equal((46, "Demo Labour"), (story.State.Facts.Adopted.Headcount, story.State.Facts.EmployerName));
        Assert.Empty(story.State.Facts.Adopted.Behaviours);
        Assert.True(story.State.Grade.Value < graded);
        Assert.Equal((41, "rep-wrong"), (story.State.Facts.ReportCount, story.State.Split.Single().ReportId));
        story.Refuses("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Again.") { Book = ReportBook.Of(story.History) }, RefusalCode.ReportUnknown);
    }

    [Fact]
    public void An_employer_whom_only_that_report_named_goes_with_it_and_one_that_was_entered_stays()
    {
        var story = new Story();
        story.Do("system", new IncidentCommand.Report("inc-1", Story.Facts() with { EmployerName = null }, "p:x", Demo.Mechanism.Hash, "duty-zhou", "agy-hr"));
        Report(story, "rep-wrong", 3, null, "Other Labour");
        var book = ReportBook.Of(story.History);
        Assert.Null(book.Without(story.State, ["rep-wrong"]).EmployerName);
        story.Do("duty-zhou", new IncidentCommand.NameParty("emp", PartyRole.Employer, "Other Labour", null, []));
        Assert.Equal("Other Labour", book.Without(story.State, ["rep-wrong"]).EmployerName);
    }

    [Fact]
    public void Merges_and_splits_are_not_struck_out_nor_is_what_followed_from_them()
    {
        var story = new Story().IncidentReported(6);
        story.Do("system", Absorb(story, 60, 60) is var absorb ? absorb with { Facts = absorb.Facts with { Grade = Grade.Major } } : null!);
        var (first, last) = (story.LastAct[0].Version, story.LastAct[^1].Version);
        Report(story, "rep-wrong", 7, null, "Demo Labour");
        var merged = story.LastAct[0].Version;
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Another yard.") { Book = ReportBook.Of(story.History) });
        var split = story.LastAct[0].Version;

        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(first, "No."), RefusalCode.MergeNotVoidable);
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(last, "No."), RefusalCode.EntryNotVoidable);
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(split, "No."), RefusalCode.MergeNotVoidable);
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(merged, "No."), RefusalCode.EntryNotVoidable);
        Merged(story);
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(story.LastAct[0].Version, "No."), RefusalCode.MergeNotVoidable);
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(2, "No.", new IncidentCommand.MergeInto(Other, "x")), RefusalCode.EntryNotVoidable);
    }

    [Fact]
    public void A_drill_that_was_merged_ends_with_its_time()
    {
        var story = new Story();
        story.Do("system", new IncidentCommand.Report("inc-1", Story.Facts(), "drill:p:x", Demo.Mechanism.Hash, "duty-zhou", "agy-hr", 60));
        story.Do("duty-zhou", new IncidentCommand.TakeCharge());
        story.Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.AssistInquiry, "agy-police", "Please."));
        story.Do("duty-zhou", new IncidentCommand.MergeInto(Other, "The same.") { Other = Open with { Drill = true } });
        Assert.NotNull(story.NextDue);
        story.FastForward(DrillClock.Lifetime + TimeSpan.FromMinutes(1));
        Assert.Equal((Phase.Merged, false), (story.State.Phase, story.State.RequestsRun));
        Assert.Null(story.NextDue);
    }

    private static Story Merged(Story story) => story.Do("lead-yan", new IncidentCommand.MergeInto(Other, "The same gate.") { Other = Open });

    private static void Report(Story story, string id, int headcount, Behaviour? behaviour, string employer)
    {
        var report = StoryActs.Report(headcount, behaviour is { } seen ? [seen] : []);
        story.FastForward(TimeSpan.FromMinutes(1)).Do("system", report with { Facts = report.Facts with { ReportId = id, ReportedAt = story.Now, EmployerName = employer } });
    }

    /// <summary>An open incident with one report, made before anything was verified here.</summary>
    private static IncidentCommand.Absorb Absorb(Story story, int reported, int adopted) => new(
        Other,
        7,
        "duty-lu",
        "The same gate.",
        new(Phase.Watched, Grade.General, true, "Demo Labour", "Azure-Millet Park", "South gate", adopted, null, [], [new(FactSource.Hr, adopted, null, [])], ["p:x"], [Story.Facts(reported) with { ReportId = "rep-other", ReportedAt = Story.Morning, In = Other }]),
        ImmutableSortedDictionary<string, string>.Empty);
}

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

        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 9, "Two gates."));
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
        story.Refuses("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 5, "Two gates."), RefusalCode.NotAbsorbed);
        story.Do("system", absorb);
        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 5, "Two gates."));
        story.Do("system", absorb with { Version = absorb.Version + 1 });
        Assert.Empty(story.LastAct);
        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 5, "Two gates."));
        Assert.Empty(story.LastAct);
        Assert.Equal(1, story.State.Facts.ReportCount);
    }

    [Fact]
    public void Word_that_one_merge_was_taken_back_says_nothing_of_another_one()
    {
        var story = new Story().IncidentReported();
        var (first, again) = (Absorb(story, 30, 30), Absorb(story, 31, 31) with { Version = 20 });
        story.Do("system", first);
        story.Refuses("system", new IncidentCommand.Release(Other, first.Version - 1, first.Version + 5, "Two gates."), RefusalCode.NotAbsorbed);
        story.Do("system", again with { Facts = again.Facts with { Reports = [again.Facts.Reports[0] with { ReportId = "rep-again" }] } });
        story.Do("system", new IncidentCommand.Release(Other, first.Version, first.Version + 5, "Two gates."));
        Assert.Equal(again.Version, Assert.Single(story.State.Absorbed).Version);
        Assert.Equal(["rep-again"], story.State.Facts.Reports.Where(report => report.In is not null).Select(report => report.ReportId));
    }

    [Fact]
    public void A_report_that_is_here_already_is_not_counted_again_when_its_incident_comes()
    {
        var story = new Story().IncidentReported();
        var absorb = Absorb(story, 30, 30);
        story.Do("system", absorb with { Facts = absorb.Facts with { Reports = [story.State.Facts.Reports[0], .. absorb.Facts.Reports] } });
        Assert.Equal(2, story.State.Facts.ReportCount);
        Assert.Equal(["rep-other"], Assert.Single(story.State.Absorbed).Reports);
    }

    /// <summary>Who reported and in which words stays where it was taken down; wherever the report goes, it says where that is.</summary>
    [Fact]
    public void What_is_told_of_reports_names_nobody_and_says_where_each_was_recorded()
    {
        var story = new Story().IncidentReported().Do("system", StoryActs.Report(9) with { Facts = StoryActs.Report(9).Facts with { ReportId = "rep-named", Reporter = new(new("rep-named", "A worker"), null, null) } });
        story.Do("system", Absorb(story, 30, 30));
        var told = AbsorbedFacts.Of(story.State, Phase.Watched).Reports;
        Assert.All(told, report => Assert.Equal((null, ""), (report.Reporter, report.Description)));
        Assert.Equal([story.State.Id, story.State.Id, Other], told.Select(report => report.In));
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
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Another yard."));
        Assert.Equal((46, "Demo Labour"), (story.State.Facts.Adopted.Headcount, story.State.Facts.EmployerName));
        Assert.Empty(story.State.Facts.Adopted.Behaviours);
        Assert.True(story.State.Grade.Value < graded);
        var label = new ReportLabel(Story.Morning.AddMinutes(1), Story.Facts().Source, Story.Facts().SourceRef);
        Assert.Equal((label, label), (((IncidentEvent.ReportSplit)story.LastAct[0].Event).Report, story.State.Split.Single().Report));
        Assert.Equal((41, "rep-wrong"), (story.State.Facts.ReportCount, story.State.Split.Single().ReportId));
        story.Do("system", new IncidentCommand.PlaceReport("rep-wrong", Other));
        Assert.Equal(label, ((IncidentEvent.ReportPlaced)story.LastAct[0].Event).Report);
        story.Refuses("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Again."), RefusalCode.ReportUnknown);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.History.Last(entry => entry.Event is IncidentEvent.ReportMerged).Version, "Told twice."));
        story.Refuses("duty-zhou", new IncidentCommand.SplitReport($"rep-more-{(2 * IncidentFacts.KeptReports) - 1}", "Another yard."), RefusalCode.ReportUnknown);
    }

    [Fact]
    public void An_employer_whom_only_that_report_named_goes_with_it_and_one_that_was_entered_stays()
    {
        var story = new Story();
        story.Do("system", new IncidentCommand.Report("inc-1", Story.Facts() with { EmployerName = null }, "p:x", Demo.Mechanism.Hash, "duty-zhou", "agy-hr"));
        Report(story, "rep-wrong", 3, null, "Other Labour");
        Assert.Null(Without(story, "rep-wrong").Facts.EmployerName);
        story.Do("duty-zhou", new IncidentCommand.NameParty("emp", PartyRole.Employer, "Other Labour", null, []));
        Assert.Equal("Other Labour", Without(story, "rep-wrong").Facts.EmployerName);
    }

    [Fact]
    public void A_figure_that_is_struck_out_after_a_split_is_not_kept_by_the_split()
    {
        var story = new Story().IncidentReported(46);
        Report(story, "rep-more", 80, Behaviour.RoadBlocked, "Third Labour");
        var more = story.LastAct[0].Version;
        Report(story, "rep-wrong", 300, null, "Other Labour");
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Another yard."));
        Assert.Equal(80, story.State.Facts.Adopted.Headcount);

        story.Do("lead-yan", new IncidentCommand.VoidEntry(more, "Counted twice."));
        Assert.Equal((46, 1), (story.State.Facts.Adopted.Headcount, story.State.Facts.ReportCount));
        Assert.Empty(story.State.Facts.BySource[FactSource.Reports].Behaviours);
    }

    [Fact]
    public void Of_a_gathering_that_began_the_response_again_nothing_is_left_when_its_report_belonged_elsewhere()
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromHours(1));
        Report(story, "rep-wrong", 120, null, "Other Labour");
        Assert.Equal((Phase.Responding, 120), (story.State.Phase, story.State.Facts.Adopted.Headcount));
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Another yard."));
        Assert.Equal((null, false), (story.State.Facts.Adopted.Headcount, story.State.Facts.Verified));
    }

    [Fact]
    public void A_merge_that_is_taken_back_leaves_what_was_over_over()
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        var since = story.State.PhaseSince;
        story.FastForward(TimeSpan.FromHours(2));
        Merged(story).FastForward(TimeSpan.FromHours(1)).Do("lead-yan", new IncidentCommand.Reopen("Two gates.") { Other = Open });
        Assert.Equal((Phase.Ended, since), (story.State.Phase, story.State.PhaseSince));
        Assert.Empty(Ladders.Of(story.State, Demo.Mechanism));
        Assert.Contains(story.LastAct[0].Event.Rings!, ring => ring.Agency == "agy-police");
    }

    [Fact]
    public void A_call_that_the_merge_was_taken_back_says_so_and_stands_though_the_figures_are_verified()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(40));
        foreach (var notice in story.State.Notices.Values.Where(mark => mark.State == NoticeState.Owed).Select(mark => mark.Owed.NoticeId).ToList())
        {
            story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Sent));
        }

        Merged(story).FastForward(TimeSpan.FromMinutes(5)).Do("lead-yan", new IncidentCommand.Reopen("Two gates.") { Other = Open });
        var call = story.State.Notices.Values.First(mark => mark.Owed is { Kind: Notices.Parted, Channel: NoticeChannel.CallTask, Agency: "agy-police" });
        Assert.True(story.State.Facts.Verified);
        Assert.Null(CallTasks.LapseOf(story.State, call));
    }

    [Fact]
    public void A_report_that_leaves_one_of_two_merged_incidents_leaves_the_other_and_word_of_it_ends_there()
    {
        var story = new Story().IncidentReported(6);
        story.Do("system", Absorb(story, 60, 60));
        Assert.Equal(60, story.State.Facts.Adopted.Headcount);
        var leave = new IncidentCommand.LeaveReports(["rep-other"], Other, null, "Read twice.");
        story.Do("system", leave);
        Assert.Equal((6, 1), (story.State.Facts.Adopted.Headcount, story.State.Facts.ReportCount));
        Assert.Empty(Relays(story));
        Assert.Empty(story.Do("system", leave).LastAct);
    }

    [Fact]
    public void What_is_struck_out_of_a_merged_incident_is_told_to_where_it_went()
    {
        var story = new Story().IncidentReported(6);
        Report(story, "rep-more", 80, null, "Demo Labour");
        var more = story.LastAct[0].Version;
        Merged(story).Do("lead-yan", new IncidentCommand.VoidEntry(more, "Counted twice."));
        var relay = Assert.Single(Relays(story));
        Assert.Equal(Other, relay.To);
        Assert.Equal(["rep-more"], Assert.IsType<IncidentCommand.LeaveReports>(relay.Command).Reports);
    }

    [Fact]
    public void What_is_split_off_here_is_told_to_the_incident_it_came_from()
    {
        var story = new Story().IncidentReported(6);
        story.Do("system", Absorb(story, 60, 60));
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-other", "Another yard."));
        var relay = Assert.Single(Relays(story));
        Assert.Equal((Other, story.State.Id), (relay.To, Assert.IsType<IncidentCommand.LeaveReports>(relay.Command).Where));
    }

    [Fact]
    public void What_goes_its_own_way_again_after_this_one_was_merged_on_is_told_to_where_that_went()
    {
        var story = new Story().IncidentReported(6);
        var absorb = Absorb(story, 60, 60);
        story.Do("system", absorb);
        story.Do("lead-yan", new IncidentCommand.MergeInto("inc-360121-20260127-901", "The same gate.") { Other = Open });
        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 9, "Two gates."));
        var relay = Assert.Single(Relays(story));
        Assert.Equal("inc-360121-20260127-901", relay.To);
        Assert.Equal(["rep-other"], Assert.IsType<IncidentCommand.LeaveReports>(relay.Command).Reports);
    }

    [Fact]
    public void Nothing_is_merged_into_a_scenario_that_is_replayed_nor_into_a_drill_that_is_over()
    {
        var story = new Story();
        story.Do("system", new IncidentCommand.Report("inc-1", Story.Facts(), "drill:p:x", Demo.Mechanism.Hash, "duty-zhou", "agy-hr", 60));
        story.Refuses("lead-yan", new IncidentCommand.MergeInto(Other, "The same.") { Other = Open with { Drill = true, Replay = true } }, RefusalCode.DrillApart);
        story.Refuses("lead-yan", new IncidentCommand.MergeInto(Other, "The same.") { Other = Open with { Drill = true, Phase = Phase.Ended } }, RefusalCode.OtherOver);
        story.Refuses("lead-yan", new IncidentCommand.MergeInto(Other, "The same.") { Other = Open }, RefusalCode.DrillApart);
    }

    [Fact]
    public void Reports_that_came_by_the_doors_of_a_merged_incident_are_looked_at_when_it_goes()
    {
        var story = new Story().IncidentReported(6);
        var absorb = Absorb(story, 8, 8);
        var theirs = absorb.Facts.Reports[0] with { EmployerName = "Other Labour", ProjectName = null };
        story.Do("system", absorb with { Facts = absorb.Facts with { Reports = [theirs], Doors = [.. SiteKey.AllOf(theirs, false), .. SiteKey.AllOf(Story.Facts(), false)] } });
        Report(story, "rep-elsewhere", 5, null, "Third Labour", project: null);
        Report(story, "rep-own", 7, null, "Demo Labour");
        Report(story, "rep-astray", 9, null, "Other Labour", project: null);
        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 9, "Two gates."));

        Assert.Equal("rep-astray", Assert.Single(story.State.Astray).ReportId);
        Assert.Equal((Other, "1"), (Step(story)!.Args["incident"], Step(story)!.Args["reports"]));
        story.FastForward(TimeSpan.FromMinutes(1)).Do("duty-zhou", new IncidentCommand.SplitReport("rep-astray", "Theirs.", Other) { Other = Open });
        Assert.Null(Step(story));

        static NextStep? Step(Story story) => NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now).SingleOrDefault(step => step.Code == NextStepCodes.LookAtAstray);
    }

    [Fact]
    public void A_grade_that_only_the_merged_one_called_for_is_put_to_a_person_when_it_has_gone()
    {
        var story = new Story().IncidentReported(6).Held();
        story.Do("duty-zhou", new IncidentCommand.VerifyReport(6));
        var own = story.State.Grade.Value;
        var absorb = Absorb(story, 46, 46);
        story.Do("system", absorb with { Facts = absorb.Facts with { Grade = own + 1 } });
        Assert.Equal(own + 1, story.State.Grade.Value);
        Assert.Null(Step(story));

        story.FastForward(TimeSpan.FromMinutes(5)).Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 9, "Two gates."));
        Assert.Equal(own + 1, story.State.Grade.Value);
        Assert.Equal(WireWord.Of(own), Step(story)!.Args["to"]);
        story.Do("lead-yan", new IncidentCommand.ChangeGrade(own, "Theirs have gone."));
        Assert.Null(Step(story));

        static NextStep? Step(Story story) => NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now).SingleOrDefault(step => step.Code == NextStepCodes.LowerGrade);
    }

    [Fact]
    public void What_was_reported_here_before_the_merge_is_not_theirs_though_it_names_their_site()
    {
        var story = new Story().IncidentReported(6);
        Report(story, "rep-before", 9, null, "Other Labour", project: null);
        var absorb = Absorb(story, 8, 8);
        story.Do("system", absorb with { Facts = absorb.Facts with { Doors = [.. SiteKey.AllOf(story.State.Facts.Reports[^1], false)] } });
        Report(story, "rep-after", 9, null, "Other Labour", project: null);
        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 9, "Two gates."));
        Assert.Empty(story.State.Astray);
    }

    [Fact]
    public void An_incident_whose_last_report_went_back_asks_what_it_is_about()
    {
        var story = new Story().IncidentReported(6);
        var own = story.State.Facts.Reports[0].ReportId;
        var absorb = Absorb(story, 8, 8);
        story.Do("system", absorb);
        story.Do("duty-zhou", new IncidentCommand.SplitReport(own, "Another yard."));
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.NoReportLeft);
        story.Do("system", new IncidentCommand.Release(Other, absorb.Version, absorb.Version + 9, "Two gates."));
        Assert.Equal("void-incident", Assert.Single(Steps(story), step => step.Code == NextStepCodes.NoReportLeft).Command);
        Report(story, "rep-new", 7, null, "Demo Labour");
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.NoReportLeft);

        static IReadOnlyList<NextStep> Steps(Story story) => NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now);
    }

    [Fact]
    public void Everybody_who_was_told_is_told_of_a_split_and_of_what_begins_again()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(40));
        foreach (var notice in story.State.Notices.Values.Where(mark => mark.State == NoticeState.Owed).Select(mark => mark.Owed.NoticeId).ToList())
        {
            story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Sent));
        }

        Report(story, "rep-wrong", 7, null, "Demo Labour");
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Another yard."));
        Assert.Contains("agy-police/duty-commander/desk", story.Rung());
        story.Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromMinutes(5)).Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        Assert.Contains("agy-police/duty-commander/desk", story.Rung());
        Assert.Equal(story.Rung().Distinct(), story.Rung());
    }

    [Fact]
    public void A_report_that_was_voided_where_it_was_recorded_goes_nowhere()
    {
        var story = new Story().IncidentReported(6);
        story.Do("system", Absorb(story, 60, 60));
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-other", "Another yard."));
        story.Do("system", new IncidentCommand.PlaceReport("rep-other", null));
        Assert.Equal((null, true), (story.State.Split[0].Into, story.State.Split[0].Voided));
        Assert.Empty(story.Do("system", new IncidentCommand.PlaceReport("rep-other", null)).LastAct);
    }

    [Fact]
    public void Merges_and_splits_are_not_struck_out_nor_is_what_followed_from_them()
    {
        var story = new Story().IncidentReported(6);
        story.Do("system", Absorb(story, 60, 60) is var absorb ? absorb with { Facts = absorb.Facts with { Grade = Grade.Major } } : null!);
        var (first, last) = (story.LastAct[0].Version, story.LastAct[^1].Version);
        Report(story, "rep-wrong", 7, null, "Demo Labour");
        var merged = story.LastAct[0].Version;
        story.Do("duty-zhou", new IncidentCommand.SplitReport("rep-wrong", "Another yard."));
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Figures_that_nobody_adopted_are_not_said_to_have_been(bool verified)
    {
        var story = new Story().IncidentReported(21).Held();
        story = verified ? story.Do("duty-zhou", new IncidentCommand.VerifyReport(21, [])) : story;
        var facts = AbsorbedFacts.Of(story.State, Phase.Watched);
        Assert.Equal((21, verified), (facts.Headcount, facts.Adopted));

        var other = new Story().IncidentReported(6);
        other.Do("system", Absorb(other, 8, 8) with { Facts = facts });
        Assert.Equal(verified, Assert.Single(other.State.Absorbed).Adopted);
        Assert.Equal(verified ? "true" : "false", NextSteps.Of(other.State, Demo.Mechanism, Demo.Calendar, other.Now).Single(step => step.Code == NextStepCodes.LookAtMerged).Args["adopted"]);
    }

    private static Story Merged(Story story) => story.Do("lead-yan", new IncidentCommand.MergeInto(Other, "The same gate.") { Other = Open });

    private static IReadOnlyList<OwedCommand> Relays(Story story)
    {
        var before = IncidentFold.Fold(story.History.Take(story.History.Count - story.LastAct.Count));
        return [.. story.LastAct.SelectMany(entry => IncidentRelays.Of(before, entry, story.State))];
    }

    private static IncidentState Without(Story story, string report) => LeavingGrounds.Of(story.History, new IncidentCommand.SplitReport(report, "Another yard.")).Without;

    private static void Report(Story story, string id, int headcount, Behaviour? behaviour, string employer, string? project = "Azure-Millet Park")
    {
        var report = StoryActs.Report(headcount, behaviour is { } seen ? [seen] : []);
        story.FastForward(TimeSpan.FromMinutes(1)).Do("system", report with { Facts = report.Facts with { ReportId = id, ReportedAt = story.Now, EmployerName = employer, ProjectName = project } });
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

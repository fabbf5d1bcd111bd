using Xunit;

namespace HrBureau.Domain.Tests;

public class AnswerTests
{
    [Fact]
    public void Only_the_addressed_agency_answers_and_only_the_asking_side_withdraws()
    {
        var story = new Story().Raised();
        var id = story.RequestId();
        story.Refuses("duty-zhou", new IncidentCommand.AcknowledgeRequest(id), RefusalCode.NotAddressee);
        story.Refuses("housing-li", new IncidentCommand.AcknowledgeRequest(id), RefusalCode.NotAddressee);
        story.Refuses("police-fang", new IncidentCommand.WithdrawRequest(id, "No."), RefusalCode.DutyMissing);
        story.Do("police-command", new IncidentCommand.AcknowledgeRequest(id)).Do("lead-yan", new IncidentCommand.WithdrawRequest(id));
    }

    [Fact]
    public void A_draft_is_not_there_for_the_addressee()
    {
        var story = new Story().Drafted();
        story.Refuses("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId()), RefusalCode.RequestUnknown);
    }

    [Fact]
    public void An_inspector_may_not_sign_but_may_record_the_oral_approval_of_a_signer()
    {
        var story = new Story().Drafted();
        story.Refuses("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId()), RefusalCode.SignerNotAuthorised);
        story.Refuses("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("duty-lu", story.Now)), RefusalCode.SignerNotAuthorised);
        story.Do("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("lead-yan", story.Now)));
        Assert.Contains("agy-hr/lead-yan/desk", story.Rung());
        Assert.Equal(("lead-yan", RequestState.Raised), (story.Request().Signer, story.Request().State));
        var clock = Assert.Single(Clocks.Of(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar, story.Now), clock => clock.Name == "oral-approval-paper");
        Assert.Equal(story.Now.AddHours(24), clock.DueAt);
        story.Do("duty-zhou", new IncidentCommand.FileRequestPaper(story.RequestId(), "No. 1"));
        Assert.Contains(Clocks.Of(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar, story.Now), clock => clock is { Name: "oral-approval-paper", State: ClockState.Met });
    }

    [Fact]
    public void An_oral_approval_lies_at_most_five_minutes_before_the_draft()
    {
        var story = new Story().Drafted();
        var drafted = story.Request().DraftedAt;
        story.Refuses("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("lead-yan", drafted.AddMinutes(-5).AddMilliseconds(-1))), RefusalCode.FieldInvalid);
        Assert.Equal("oral.at", story.LastRefusal!.Field);
        story.Do("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("lead-yan", drafted.AddMinutes(-5))));
    }

    [Fact]
    public void Unlawful_measures_and_closed_kinds_are_refused_with_their_article()
    {
        var story = new Story().IncidentReported().Verified();
        var asked = new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please.", [PoliceMeasure.KeepOrder]);
        story.Refuses("duty-zhou", asked, RefusalCode.MeasureUnlawful);
        Assert.Equal("mps-159-174", story.LastRefusal!.Basis);
        Assert.Equal(("keep-order", "find-and-contact"), (story.LastRefusal.Args["refused"], story.LastRefusal.Args["measures"]));
        story.Refuses("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.CrimeTransfer, "agy-police", "Please."), RefusalCode.RequestKindClosed);
        story.Refuses("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.EarlyIntervention, "agy-moon", "Please."), RefusalCode.AgencyUnknown);
    }

    [Fact]
    public void What_nobody_of_the_agency_may_sign_is_not_drafted_and_rings_nobody()
    {
        var story = new Story().IncidentReported().Verified();
        var query = new IncidentCommand.DraftRequest(RequestKind.AccountQuery, "agy-city-hr", "Please.");
        story.Refuses("duty-zhou", query, RefusalCode.RequestKindClosed);
        Assert.Equal(("kind", "decree-724-40", "account-query"), (story.LastRefusal!.Field, story.LastRefusal.Basis, story.LastRefusal.Args["kind"]));
        story.Refuses("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.AccountQuery, "agy-city-hr", "Please."), RefusalCode.RequestKindClosed);
        OfficerRow Head(string agency) => new("city-lin", agency, new("林", "Lin"), ["city-head"], null);
        story.Joined(Head("agy-city-hr")).Refuses("duty-zhou", query, RefusalCode.RequestKindClosed);
        story.Joined(Head("agy-hr")).Do("duty-zhou", query);
    }

    [Fact]
    public void The_workers_names_do_not_travel_with_a_request()
    {
        var story = new Story().IncidentReported().Verified();
        story.Refuses("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.LegalAid, "agy-union", "Please.", Share: [SharePart.Employer, SharePart.Workers]), RefusalCode.PartNotShareable);
        Assert.Equal(("share", "workers"), (story.LastRefusal!.Field, story.LastRefusal.Args["part"]));
    }

    [Fact]
    public void An_answer_recorded_for_the_desk_counts_as_of_its_legal_time_and_a_miss_struck_before_stays()
    {
        var story = new Story().Raised();
        var saidAt = story.Now.AddMinutes(10);
        story.FastForward(TimeSpan.FromMinutes(40));
        story.Do("duty-zhou", new IncidentCommand.RecordAnswer(story.RequestId(), RecordedAnswer.Acknowledged, new("Officer", "liaison"), AnswerChannel.Phone, saidAt));
        var clock = Assert.Single(Clocks.Of(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar, story.Now), clock => clock.Name == "acknowledgement");
        Assert.Equal((ClockState.Met, true), (clock.State, clock.How.RecordedLate));
        Assert.Contains("agy-police/liaison/desk", story.Rung());
        story.Do("police-fang", new IncidentCommand.ConfirmRecordedAnswer(story.RequestId(), false, "It was not us."));
        Assert.True(story.Request().AnswerDisputed);
    }

    [Fact]
    public void A_request_is_handed_on_inside_the_addressed_agency_and_rings_who_gets_it()
    {
        var story = new Story().Raised();
        var id = story.RequestId();
        foreach (var stranger in new[] { "nobody", "duty-lu", "housing-li" })
        {
            story.Refuses("police-fang", new IncidentCommand.HandOnRequest(id, stranger), RefusalCode.OfficerUnknown);
            Assert.Equal(("officer", "agy-police"), (story.LastRefusal!.Field, story.LastRefusal.Args["agency"]));
        }

        story.Joined(new OfficerRow("police-boots", "agy-police", new("新警", "New"), ["liaise"], null), new OfficerRow("police-cook", "agy-police", new("炊事", "Cook"), ["drill"], null));
        story.Refuses("police-fang", new IncidentCommand.HandOnRequest(id, "police-cook"), RefusalCode.OfficerUnfit);
        story.Do("police-fang", new IncidentCommand.HandOnRequest(id, "police-boots"));
        Assert.Equal(["agy-police/police-boots/desk"], story.Rung());
        Assert.Empty(story.Do("police-fang", new IncidentCommand.HandOnRequest(id, "police-boots")).LastAct);
    }

    [Fact]
    public void An_oral_approval_is_given_by_an_officer_of_the_asking_agency()
    {
        var story = new Story().Drafted().Joined(new OfficerRow("police-chief", "agy-police", new("警长", "Chief"), ["head"], null));
        story.Refuses("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("police-chief", story.Now)), RefusalCode.OfficerUnknown);
    }

    [Fact]
    public void Sent_back_with_a_reason_rings_the_holder_and_the_leader()
    {
        var story = new Story().Raised();
        story.Do("police-fang", new IncidentCommand.SendBackRequest(story.RequestId(), "Papers incomplete."));
        Assert.Equal(["agy-hr/duty-zhou/desk", "agy-hr/leader-on-duty/call-task", "agy-hr/leader-on-duty/desk"], story.Rung());
    }

    [Fact]
    public void The_desk_notice_moves_the_request_from_raised_to_delivered_to_seen_and_stops_nothing()
    {
        var story = new Story().Raised();
        var notice = story.LastNotice("agy-police");
        story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Sent, "police-fang"));
        Assert.Equal(RequestState.Raised, story.Request().State);
        story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Delivered, "police-fang"));
        Assert.Equal(RequestState.Delivered, story.Request().State);
        story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Seen, "police-fang"));
        Assert.Equal(RequestState.Seen, story.Request().State);
        Assert.Empty(story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Delivered, "police-fang")).LastAct);
        story.FastForward(TimeSpan.FromMinutes(16));
        Assert.Equal(1, story.Count<IncidentEvent.RequestEscalated>());
    }

    [Fact]
    public void A_call_task_is_done_once()
    {
        var story = new Story().Drafted();
        var task = story.State.Notices.Values.First(mark => mark.Owed.Channel == NoticeChannel.CallTask).Owed.NoticeId;
        story.Do("duty-zhou", new IncidentCommand.CompleteCallTask(task, CallResult.Answered, story.Now));
        Assert.Empty(story.Do("duty-zhou", new IncidentCommand.CompleteCallTask(task, CallResult.Answered, story.Now)).LastAct);
        story.Refuses("duty-zhou", new IncidentCommand.CompleteCallTask("ntc-none", CallResult.Answered, story.Now), RefusalCode.NoticeUnknown);
    }

    [Fact]
    public void Another_agency_sees_the_incident_only_once_a_request_or_a_fired_rung_names_it()
    {
        var story = new Story().Drafted();
        Assert.Empty(Visibility.Of(story.State, TestKit.Demo.Mechanism));
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));
        Assert.Equal(["agy-police"], Visibility.Of(story.State, TestKit.Demo.Mechanism).Select(row => row.Agency));
        story.FastForward(TimeSpan.FromMinutes(61));
        Assert.Equal(["agy-county", "agy-office", "agy-police"], Visibility.Of(story.State, TestKit.Demo.Mechanism).Select(row => row.Agency));
    }
}

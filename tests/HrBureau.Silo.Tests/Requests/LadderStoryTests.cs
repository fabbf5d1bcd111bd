using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class LadderStoryTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Three_failures_draft_the_request_and_only_the_leader_raises_it(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (incident, request) = await Given.DraftedAsync(county);
        Assert.Null(await county.As("police-fang").ViewAsync(incident));
        Assert.Empty((await county.As("police-fang").InboxAsync())!.Items);
        Assert.Contains(await county.As("lead-yan").TasksAsync(), task => task.Kind == "sign-draft" && task.RequestId == request);

        var refused = await county.As("duty-zhou").DoAsync(incident, new IncidentCommand.ApproveRequest(request));
        Assert.Equal(RefusalCode.SignerNotAuthorised, refused.Refusal!.Code);
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(request)));
        await county.QuietAsync();

        var item = Assert.Single((await county.As("police-fang").InboxAsync())!.Items);
        Assert.Equal((request, RequestState.Delivered), (item.RequestId, item.State));
        var opened = await county.As("police-fang").OpenAsync(incident, request);
        Assert.Equal(RequestState.Seen, opened!.Request.State);
        Assert.Contains("acknowledge-request", opened.Item.Allowed);
        Assert.Equal(incident, await county.As("police-fang").IncidentOfAsync(request));
    }

    [Fact]
    public async Task Once_it_is_acknowledged_no_rung_is_shown_to_come_and_the_phone_names_who_signed()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        Assert.Contains((await county.As("police-fang").OpenAsync(incident, request))!.Request.Rungs, rung => !rung.Fired);

        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request)));
        var opened = (await county.As("police-fang").OpenAsync(incident, request))!.Request;
        Assert.Equal([0], opened.Rungs.Where(rung => rung.Fired).Select(rung => rung.Rung));
        Assert.Single(opened.Rungs);
        Assert.Single(Assert.Single((await county.As("duty-zhou").ViewAsync(incident))!.Requests).Rungs);
        Assert.Equal("lead-yan", opened.Signer!.Id);
    }

    [Fact]
    public async Task A_rung_that_has_fired_shows_when_it_struck_though_its_ladder_counts_working_hours()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await county.FastForwardAsync(TimeSpan.FromHours(19), TimeSpan.FromMinutes(30));
        var night = county.Time.GetUtcNow();
        await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.RaiseRequest(RequestKind.JointInterview, "agy-housing", "Please come.")));

        var rungs = Assert.Single((await county.As("duty-zhou").ViewAsync(incident))!.Requests).Rungs;
        Assert.Equal((true, night), (rungs[0].Fired, rungs[0].At));
        Assert.True(rungs[1].At > night);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Nobody_acknowledges_and_the_ladder_climbs_on_time_to_the_coordinating_office(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (incident, request) = await Given.RaisedAsync(county);
        var raised = (await county.As("duty-zhou").ViewAsync(incident))!.Requests.Single(r => r.RequestId == request);
        var answerBy = raised.AnswerBy!.Value - raised.RaisedAt!.Value;
        await county.FastForwardAsync(answerBy * 2.1);

        var climbed = (await county.As("duty-zhou").TimelineAsync(incident))!.Items.Where(entry => entry.Kind == "request-escalated").ToArray();
        Assert.Equal(3, climbed.Length);
        Assert.All(climbed.Zip([0.5, 1d, 2d]), pair =>
            Assert.InRange(pair.First.RecordedAt - raised.RaisedAt.Value, answerBy * pair.Second, (answerBy * pair.Second) + TimeSpan.FromMinutes(1.5)));
        Assert.Single((await county.As("office-zhi").InboxAsync())!.Items, item => item.RequestId == request);
        var seen = await county.As("office-zhi").ViewAsync(incident);
        Assert.True(seen!.Requests.Single().Late);

        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request, 20)));
        await county.FastForwardAsync(answerBy * 3, TimeSpan.FromMinutes(10));
        Assert.Equal(3, (await county.As("duty-zhou").TimelineAsync(incident))!.Items.Count(entry => entry.Kind == "request-escalated"));
    }

    [Fact]
    public async Task A_rung_that_finds_nobody_on_duty_climbs_at_once_and_says_so()
    {
        var demo = TestKit.Demo.Mechanism;
        var nobody = demo with { Rosters = [.. demo.Rosters.Where(row => !(row.Agency == "agy-police" && row.Post is Posts.DeputyLiaison))] };
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, nobody);
        var (incident, request) = await Given.RaisedAsync(county);
        var answerBy = (await county.As("duty-zhou").ViewAsync(incident))!.Requests.Single().AnswerBy!.Value - county.Time.GetUtcNow();
        await county.FastForwardAsync(answerBy * 0.6);
        var view = (await county.As("duty-zhou").ViewAsync(incident))!.Requests.Single(r => r.RequestId == request);
        Assert.Equal(2, view.Rung);
        Assert.Contains((await county.As("duty-zhou").TimelineAsync(incident))!.Items, entry => entry.Kind == "rung-unmanned");
    }

    [Fact]
    public async Task A_call_task_stands_on_the_askers_list_until_the_call_is_made()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(16));
        var task = Assert.Single(await county.As("duty-zhou").TasksAsync(), task => task.Kind == "call-task" && task.RequestId == request);
        Assert.Equal("000-2007", task.Call!.Phone);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.CompleteCallTask(task.NoticeId!, CallResult.NoAnswer, county.Time.GetUtcNow())));
        Assert.DoesNotContain(await county.As("duty-zhou").TasksAsync(), other => other.NoticeId == task.NoticeId);
    }
}

using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Silo.Tests;

/// <summary>Sent is not delivered: only whom a notice is for can have received or seen it.</summary>
public sealed class SeenByAddresseeTests
{
    private static readonly RosterRow[] Police = [.. Demo.Mechanism.Rosters.Where(shift => shift.Agency == "agy-police")];

    [Fact]
    public async Task What_the_liaison_opens_the_deputy_and_the_commander_have_not_received()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await ClimbedAsync(county);
        _ = await county.As("police-fang").InboxAsync();
        Assert.Equal("liaison:delivered deputy-liaison:sent duty-commander:sent", await PoliceDeskAsync(county, incident));

        _ = await county.As("police-fang").OpenAsync(incident, request);
        Assert.Equal("liaison:seen deputy-liaison:sent duty-commander:sent", await PoliceDeskAsync(county, incident));

        _ = await county.As("police-command").InboxAsync();
        Assert.Equal("liaison:seen deputy-liaison:sent duty-commander:delivered", await PoliceDeskAsync(county, incident));
    }

    [Fact]
    public async Task Whoever_holds_the_post_when_he_looks_has_seen_what_is_owed_to_it_and_who_went_home_has_not()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        RosterRow[] shifts = [.. Police.Select(shift => shift.Post == Posts.Liaison ? shift with { Officer = "police-command" } : shift)];
        Assert.Null(await county.As("police-fang").SetRosterAsync(shifts));
        county.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.NotNull(await county.As("police-fang").OpenAsync(incident, request));
        Assert.Equal("liaison:sent", await PoliceDeskAsync(county, incident));

        var opened = await county.As("police-command").OpenAsync(incident, request);
        Assert.Equal(RequestState.Seen, opened!.Request.State);
        Assert.Equal("liaison:seen", await PoliceDeskAsync(county, incident));
        Assert.Equal("police-command", (await county.As("duty-zhou").ViewAsync(incident))!.Requests.Single().Notices.Single(notice => notice.Post == Posts.Liaison).Recipient);
    }

    [Fact]
    public async Task A_request_handed_on_is_received_by_the_officer_it_was_handed_to()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request)));
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.HandOnRequest(request, "police-deputy")));
        await county.QuietAsync();

        _ = await county.As("police-fang").OpenAsync(incident, request);
        Assert.Equal("liaison:seen police-deputy:sent", await PoliceDeskAsync(county, incident));
        _ = await county.As("police-deputy").OpenAsync(incident, request);
        Assert.Equal("liaison:seen police-deputy:seen", await PoliceDeskAsync(county, incident));
    }

    [Fact]
    public async Task What_the_leader_finds_in_his_own_tasks_has_reached_him_and_what_he_opens_he_has_seen()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.DraftedAsync(county);
        await county.QuietAsync();
        Assert.Equal("leader-on-duty:sent", await DeskAsync(county, incident, "agy-hr"));

        _ = await county.As("chief-zheng").TasksAsync();
        _ = await county.As("chief-zheng").ViewAsync(incident);
        Assert.Equal("leader-on-duty:sent", await DeskAsync(county, incident, "agy-hr"));

        _ = await county.As("lead-yan").TasksAsync();
        Assert.Equal("leader-on-duty:delivered", await DeskAsync(county, incident, "agy-hr"));

        _ = await county.As("lead-yan").ViewAsync(incident);
        Assert.Equal("leader-on-duty:seen", await DeskAsync(county, incident, "agy-hr"));
    }

    private static async Task<(string Incident, string Request)> ClimbedAsync(RunningCounty county)
    {
        var (incident, request) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(31));
        return (incident, request);
    }

    private static Task<string> PoliceDeskAsync(RunningCounty county, string incident) => DeskAsync(county, incident, "agy-police");

    private static async Task<string> DeskAsync(RunningCounty county, string incident, string agency) => string.Join(
        ' ',
        (await county.As("duty-zhou").ViewAsync(incident))!.Requests.Single().Notices
            .Where(notice => notice.Agency == agency && notice.Channel == NoticeChannel.Desk)
            .Select(notice => $"{notice.Post ?? notice.Recipient}:{WireWord.Of(notice.State)}"));
}

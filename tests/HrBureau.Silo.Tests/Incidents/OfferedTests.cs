using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Whom a view offers is whom the decider takes, and nobody else.</summary>
public sealed class OfferedTests
{
    [Fact]
    public async Task Every_officer_offered_is_accepted_and_every_other_refused()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        var view = (await county.As("duty-zhou").ViewAsync(incident))!;
        Assert.Equal(["duty-lu", "lead-yan", "chief-zheng"], view.MayHold.Select(officer => officer.Id));
        foreach (var officer in TestKit.Demo.Mechanism.Officers.Where(row => row.Id != "duty-zhou"))
        {
            var handed = await county.As("duty-zhou").DoAsync(incident, new IncidentCommand.HandOver(officer.Id, "Summary."));
            Assert.Equal(view.MayHold.Any(row => row.Id == officer.Id), handed.Outcome == CommandOutcome.Accepted);
            var inspects = await county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AssignInspectors([officer.Id]));
            Assert.Equal(view.MayInspect.Any(row => row.Id == officer.Id), inspects.Outcome == CommandOutcome.Accepted);
        }
    }

    [Theory]
    [InlineData("duty-zhou", true)]
    [InlineData("lead-yan", true)]
    [InlineData("duty-lu", false)]
    [InlineData("chief-zheng", false)]
    public async Task Handing_over_is_offered_to_the_holder_and_to_the_leader_on_duty(string officer, bool offers)
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var free = await Given.IncidentAsync(county, "Other Park");
        Assert.DoesNotContain("hand-over", (await county.As(officer).ViewAsync(free))!.Allowed);
        var incident = await Given.HeldIncidentAsync(county);
        Assert.Equal(offers, (await county.As(officer).ViewAsync(incident))!.Allowed.Contains("hand-over"));
        var handed = await county.As(officer).DoAsync(incident, new IncidentCommand.HandOver(officer == "duty-lu" ? "lead-yan" : "duty-lu", "Summary."));
        Assert.Equal(offers, handed.Outcome == CommandOutcome.Accepted);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1)]
    public async Task An_entry_is_offered_for_voiding_where_voiding_it_is_not_refused_wherever_the_page_cuts_its_act(int limit)
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        var lead = county.As("lead-yan");
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.VerifyReport(60, [])));
        var offered = await VoidableAsync(lead, incident, limit);
        Assert.Empty(await VoidableAsync(county.As("police-fang"), incident, limit));
        Assert.NotEmpty(offered);

        var history = (await lead.TimelineAsync(incident))!.Items;
        Assert.All(history.Where(entry => entry.Kind is "incident-reported" or "request-approved" or "request-raised" or "notice-sent"), entry => Assert.DoesNotContain(entry.Version, offered));
        foreach (var entry in history.Reverse())
        {
            var gone = (await lead.TimelineAsync(incident))!.Items.Single(now => now.Version == entry.Version).Voided;
            var reply = await lead.DoAsync(incident, new IncidentCommand.VoidEntry(entry.Version, "By mistake."));
            Assert.Equal(offered.Contains(entry.Version) && !gone, reply.Outcome == CommandOutcome.Accepted);
        }
    }

    [Fact]
    public async Task A_request_is_handed_on_to_who_may_answer_it()
    {
        var demo = TestKit.Demo.Mechanism;
        var clerk = new OfficerRow("police-clerk", "agy-police", new LocalisedText("\u6587\u5458", "Clerk"), ["drill"], null);
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, demo with { Officers = [.. demo.Officers, clerk] });
        var (incident, request) = await Given.RaisedAsync(county);
        var opened = (await county.As("police-fang").OpenAsync(incident, request))!;
        Assert.Equal(["police-deputy", "police-command"], opened.Colleagues.Select(officer => officer.Id));
        Assert.Equal(["police-fang", "police-deputy", "police-command"], opened.Request.HandOnTo.Select(officer => officer.Id));
        Assert.Equal(RefusalCode.OfficerUnfit, (await county.As("police-fang").DoAsync(incident, new IncidentCommand.HandOnRequest(request, "police-clerk"))).Refusal!.Code);
    }

    [Theory]
    [InlineData("duty-zhou", false)]
    [InlineData("lead-yan", true)]
    public async Task Signing_is_offered_to_who_may_sign(string officer, bool signs)
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.DraftedAsync(county);
        var shown = Assert.Single((await county.As(officer).ViewAsync(incident))!.Requests);
        Assert.Equal(signs, shown.MaySign);
        var approved = await county.As(officer).DoAsync(incident, new IncidentCommand.ApproveRequest(request));
        Assert.Equal(signs, approved.Outcome == CommandOutcome.Accepted);
    }

    [Fact]
    public async Task Me_among_the_filters_is_who_asks()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.IncidentAsync(county, "Other Park");
        Assert.Equal(incident, Assert.Single((await county.As("duty-zhou").ListAsync(holder: "me")).Items).IncidentId);
        Assert.Empty((await county.As("duty-lu").ListAsync(holder: "me")).Items);
    }

    private static async Task<List<long>> VoidableAsync(OfficerAtWork reader, string incident, int limit)
    {
        var voidable = new List<long>();
        for (long? after = 0; after is { } from;)
        {
            var page = (await reader.TimelineAsync(incident, from, limit))!;
            voidable.AddRange(page.Items.Where(entry => entry.Voidable).Select(entry => entry.Version));
            after = page.NextAfter;
        }

        return voidable;
    }
}

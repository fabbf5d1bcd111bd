using System.Text.Json.Nodes;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>The addressed agency gets the numbers the signer chose, and no other.</summary>
public sealed class GivenContactsTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task The_police_see_the_chosen_number_in_clear_and_no_other_and_the_look_is_written_down(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (incident, request) = await Given.DraftedAsync(county);
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(request, null, [new("boss", Mask((await SeenAsync(county, "lead-yan", incident)).Contacts[0]), 0)])));
        await county.QuietAsync();

        var person = await SeenAsync(county, "police-fang", incident);
        var contact = Assert.Single(person.Contacts);
        Assert.Equal((Given.Phone, false, ""), (contact.Value, contact.Masked, contact.Source));
        Assert.Equal(Given.Phone, Assert.Single(Assert.Single((await county.As("police-fang").OpenAsync(incident, request))!.Persons).Contacts).Value);
        Assert.Equal(1, await county.Place.CountAsync("select count(*) from access_log where officer = 'police-fang' and what = 'shared-contacts'"));
        Assert.Empty((await county.As("police-fang").ViewAsync(incident))!.Contacts);

        Assert.Equal([new ContactPlaceView("boss", 0)], Assert.Single((await county.As("duty-zhou").ViewAsync(incident))!.Requests).Contacts);
        Assert.Empty(Assert.Single((await county.As("police-fang").ViewAsync(incident))!.Requests).Contacts);
    }

    [Fact]
    public async Task An_agency_that_a_rung_has_named_sees_the_shared_parts_without_the_number()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.DraftedAsync(county);
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(request, null, [new("boss", Given.Phone)])));
        await county.QuietAsync();
        var raised = (await county.As("duty-zhou").ViewAsync(incident))!.Requests.Single();
        await county.FastForwardAsync((raised.AnswerBy!.Value - raised.RaisedAt!.Value) * 2.1);

        Assert.Empty((await SeenAsync(county, "office-zhi", incident)).Contacts);
        Assert.Single((await SeenAsync(county, "police-fang", incident)).Contacts);
    }

    [Fact]
    public async Task The_number_is_sealed_where_it_rests_and_on_no_timeline_of_another_agency()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.DraftedAsync(county);
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(request, null, [new("boss", Given.Phone)])));
        await county.QuietAsync();

        Assert.Null((await ApprovedAsync(county, "police-fang", incident))["contacts"]);
        Assert.Equal(Given.Phone, (string?)(await ApprovedAsync(county, "duty-zhou", incident))["contacts"]![0]!["contact"]);
        Assert.Contains('*', (string)(await ApprovedAsync(county, "duty-lu", incident))["contacts"]![0]!["contact"]!);
        Assert.Empty(await StoredBytes.WithAsync(county.Place, Given.Phone));
    }

    private static string Mask(ContactView contact)
    {
        Assert.True(contact.Masked);
        return contact.Value!;
    }

    private static async Task<JsonNode> ApprovedAsync(RunningCounty county, string officer, string incident) =>
        JsonNode.Parse((await county.As(officer).TimelineAsync(incident))!.Items.Single(entry => entry.Kind == "request-approved").Data)!;

    private static async Task<PersonView> SeenAsync(RunningCounty county, string officer, string incident) =>
        (await county.As(officer).ViewAsync(incident))!.Chain.Single().Persons.Single();
}

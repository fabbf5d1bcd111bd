using System.Text.Json.Nodes;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Nobody signs for a name he cannot read.</summary>
public sealed class SignersSightTests
{
    [Fact]
    public async Task Who_is_to_sign_sees_whom_the_letter_names_and_it_is_written_down()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        Assert.NotEqual(Given.PersonName, (await PersonAsync(county, "lead-yan", incident)).Name);
        var draft = await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please find him.")));

        var person = await PersonAsync(county, "lead-yan", incident);
        Assert.Equal(Given.PersonName, person.Name);
        Assert.All(person.Contacts, contact => Assert.True(contact.Masked));
        Assert.Equal(1, await county.Place.CountAsync("select count(*) from access_log where officer = 'lead-yan' and what = 'letter-persons'"));
        Assert.NotEqual(Given.PersonName, (await PersonAsync(county, "duty-lu", incident)).Name);

        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(draft.RequestId!)));
        Assert.Equal(Given.PersonName, (await PersonAsync(county, "lead-yan", incident)).Name);
        Assert.NotEqual(Given.PersonName, (await PersonAsync(county, "chief-zheng", incident)).Name);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.WithdrawRequest(draft.RequestId!)));
        Assert.NotEqual(Given.PersonName, (await PersonAsync(county, "lead-yan", incident)).Name);
    }

    [Theory]
    [InlineData(new[] { SharePart.Persons, SharePart.Contacts }, true, true)]
    [InlineData(new[] { SharePart.Contacts }, false, false)]
    [InlineData(new[] { SharePart.Place }, false, false)]
    public async Task He_sees_what_the_letter_shares_and_no_more(SharePart[] share, bool name, bool number)
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please find him.", null, share)));
        var person = await PersonAsync(county, "lead-yan", incident);
        Assert.Equal((name, number), (person.Name == Given.PersonName, person.Contacts[0].Value == Given.Phone));
    }

    [Fact]
    public async Task A_letter_names_the_persons_of_the_links_it_shares()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        var employers = (await PersonAsync(county, "lead-yan", incident)).PersonId;
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.NameParty("builder", PartyRole.GeneralContractor, "Builder Ltd", null, [new PersonGiven("site", "Site Manager", PersonPost.ProjectManager, null, [])])));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please find him.", null, [SharePart.Persons])));
        Assert.Equal([employers], Assert.Single((await county.As("lead-yan").ViewAsync(incident))!.Requests).Persons);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please find them.", null, [SharePart.Persons, SharePart.Chain])));
        Assert.Contains((await county.As("lead-yan").ViewAsync(incident))!.Requests, request => request.Persons.Count == 2);
    }

    [Fact]
    public async Task The_timeline_shows_a_signer_the_names_that_the_chain_shows_him()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.NameParty("contractor", PartyRole.LabourContractor, "\u5b59\u5305\u5de5", null, [])));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.NameParty("builder", PartyRole.GeneralContractor, "Builder Ltd", null, [new PersonGiven("site", "\u5468\u7ecf\u7406", PersonPost.ProjectManager, null, [])])));
        await AgreeAsync(county, "lead-yan", incident);
        var draft = await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please find him.", null, [SharePart.Persons])));
        Assert.Equal(2, await AgreeAsync(county, "lead-yan", incident));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(draft.RequestId!)));
        Assert.Equal(2, await AgreeAsync(county, "lead-yan", incident));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.WithdrawRequest(draft.RequestId!)));
        Assert.Equal(0, await AgreeAsync(county, "lead-yan", incident));
    }

    [Fact]
    public async Task Two_letters_together_show_no_more_than_each_of_them()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        foreach (var share in new[] { SharePart.Persons, SharePart.Contacts })
        {
            await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please find him.", null, [share])));
        }

        var person = await PersonAsync(county, "lead-yan", incident);
        Assert.Equal(Given.PersonName, person.Name);
        Assert.All(person.Contacts, contact => Assert.True(contact.Masked));
    }

    /// <returns>How many names both show in clear.</returns>
    private static async Task<int> AgreeAsync(RunningCounty county, string officer, string incident)
    {
        var chain = (await county.As(officer).ViewAsync(incident))!.Chain;
        var named = (await county.As(officer).TimelineAsync(incident))!.Items.Where(entry => entry.Kind == "party-named").Select(entry => JsonNode.Parse(entry.Data)!).ToArray();
        Assert.Equal(3, named.Length);
        var names = new List<string>();
        foreach (var entry in named)
        {
            var party = chain.Single(party => party.PartyId == (string?)entry["partyId"]);
            Assert.Equal(party.Name, (string?)(entry["naturalName"] ?? entry["name"]));
            Assert.Equal(party.Persons.Select(person => person.Name), entry["persons"]!.AsArray().Select(person => (string?)person!["name"]));
            Assert.Equal(party.Persons.SelectMany(person => person.Contacts).Select(contact => contact.Value), entry["persons"]!.AsArray().SelectMany(person => person!["contacts"]!.AsArray()).Select(contact => (string?)contact!["value"]));
            names.AddRange(party.Persons.Select(person => person.Name!));
            names.AddRange(entry["naturalName"] is { } natural ? [(string)natural!] : []);
        }

        return names.Count(name => !name.Contains('*', StringComparison.Ordinal));
    }

    private static async Task<PersonView> PersonAsync(RunningCounty county, string officer, string incident) =>
        (await county.As(officer).ViewAsync(incident))!.Chain.Single().Persons.Single();
}

using System.Text.Json;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class SharedTimelineTests
{
    private const string Builder = "Builder Group";

    [Fact]
    public async Task Another_agency_reads_of_no_link_of_the_chain_that_its_view_hides()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.NameParty("builder", PartyRole.GeneralContractor, Builder, null, [])));

        var police = county.As("police-fang");
        Assert.Equal(Given.Employer, Assert.Single((await police.ViewAsync(incident))!.Chain).Name);
        Assert.Contains(Given.Employer, Assert.Single(await NamedAsync(police, incident)), StringComparison.Ordinal);
        Assert.Contains(await NamedAsync(county.As("lead-yan"), incident), named => named.Contains(Builder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_agency_reads_of_no_call_to_a_person_that_its_view_hides_and_no_free_words_of_any()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        var duty = county.As("duty-zhou");
        var drafted = await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please call.", null, [SharePart.Persons, SharePart.Contacts])));
        await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.ApproveRequest(drafted.RequestId!)));
        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.NameParty("builder", PartyRole.GeneralContractor, Builder, null, [new PersonGiven("manager", "Manager", PersonPost.ProjectManager, null, [new ContactGiven(ContactKind.Phone, "13900000009", "site board")])])));
        foreach (var (person, number) in new[] { ("manager", "13900000009"), ("boss", "13900000008") })
        {
            await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.RecordContactAttempt(person, ContactChannel.Phone, number, ContactResult.NoAnswer, county.Time.GetUtcNow(), "A worker named Reed gave it.", ["duty-zhou", "duty-lu"])));
        }

        var police = county.As("police-fang");
        var timeline = string.Concat((await police.TimelineAsync(incident))!.Items.Select(entry => entry.Data));
        Assert.Contains("13900000008", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000009", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain("Reed", timeline, StringComparison.Ordinal);
        Assert.All((await police.ViewAsync(incident))!.Contacts.SelectMany(ledger => ledger.Attempts), attempt => Assert.Equal((null, 0), (attempt.Words, attempt.Inspectors.Count)));
    }

    [Fact]
    public async Task What_another_agency_notes_both_sides_read()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        var police = county.As("police-fang");
        await Given.MustAsync(police.DoAsync(incident, new IncidentCommand.AddNote("seen at the gate", NoteAudience.Own)));

        foreach (var reader in new[] { police, county.As("lead-yan") })
        {
            var note = Assert.Single((await reader.TimelineAsync(incident))!.Items, entry => entry.Kind == "note-added");
            using var data = JsonDocument.Parse(note.Data);
            Assert.Equal("shared", data.RootElement.GetProperty("audience").GetString());
        }
    }

    [Fact]
    public async Task A_timeline_and_an_inbox_that_name_persons_are_written_down()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        await county.As("duty-zhou").TimelineAsync(incident);
        await county.As("lead-yan").TimelineAsync(incident);
        await county.As("duty-lu").TimelineAsync(incident);
        await county.As("police-fang").InboxAsync();
        Assert.Equal(1, await county.Place.CountAsync("select count(*) from access_log where officer = 'duty-zhou'"));
        Assert.Equal(1, await county.Place.CountAsync("select count(*) from access_log where officer = 'lead-yan' and what = 'letter-persons'"));
        Assert.Equal(0, await county.Place.CountAsync("select count(*) from access_log where officer = 'duty-lu'"));
        Assert.Equal(1, await county.Place.CountAsync("select count(*) from access_log where officer = 'police-fang'"));
    }

    [Fact]
    public async Task An_entry_about_a_request_or_a_notice_says_whose_it_is_and_another_agency_reads_only_of_its_own()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        var housing = (await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.RaiseRequest(RequestKind.JointInterview, "agy-housing", "Please come.")))).RequestId!;
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request, 20)));
        await county.QuietAsync();

        var told = (await county.As("duty-zhou").TimelineAsync(incident))!.Items;
        Assert.Equal(["agy-police early-intervention", "agy-housing joint-interview"], told.Where(entry => entry.Kind == "request-raised").Select(About));
        Assert.Equal("agy-police early-intervention", About(told.Single(entry => entry.Kind == "request-acknowledged")));
        Assert.Contains("agy-housing joint-interview desk", told.Where(entry => entry.Kind == "notice-sent").Select(About));
        Assert.All(told.Where(entry => entry.Kind.StartsWith("notice-", StringComparison.Ordinal)), entry => Assert.StartsWith("agy-", About(entry), StringComparison.Ordinal));

        var shown = (await county.As("police-fang").TimelineAsync(incident))!.Items;
        Assert.Equal("agy-police early-intervention", About(shown.Single(entry => entry.Kind == "request-acknowledged")));
        Assert.DoesNotContain(shown, entry => entry.Data.Contains("agy-housing", StringComparison.Ordinal) || entry.Data.Contains(housing, StringComparison.Ordinal));
    }

    private static string About(Contracts.TimelineEntryView entry)
    {
        using var data = JsonDocument.Parse(entry.Data);
        return data.RootElement.TryGetProperty("about", out var about)
            ? string.Join(' ', new[] { "agency", "kind", "channel" }.Select(name => about.TryGetProperty(name, out var value) ? value.GetString() : null).OfType<string>())
            : "";
    }

    private static async Task<string[]> NamedAsync(OfficerAtWork reader, string incident) =>
        [.. (await reader.TimelineAsync(incident))!.Items.Where(entry => entry.Kind == "party-named").Select(entry => entry.Data)];
}

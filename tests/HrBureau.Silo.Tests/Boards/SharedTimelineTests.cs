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

    private static async Task<string[]> NamedAsync(OfficerAtWork reader, string incident) =>
        [.. (await reader.TimelineAsync(incident))!.Items.Where(entry => entry.Kind == "party-named").Select(entry => entry.Data)];
}

using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class OutageTests
{
    [Fact]
    public async Task A_store_that_is_away_when_a_rung_falls_due_strikes_it_once_when_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var county = await RunningCounty.StartAsync(StorageKind.Postgres, server: server);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var before = (await county.As("duty-zhou").ViewAsync(incident))!.Version;

        await server.KillAsync();
        county.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromMilliseconds(1));
        await RunningCounty.UntilAsync(() => Task.FromResult(Told("The due-watch could not reach the store")), "the watch to meet the fault");
        await server.RestartAsync();
        await RunningCounty.UntilAsync(() => Task.FromResult(Told("The due-watch reaches the store again")), "the watch to get over it");
        await county.QuietAsync();

        Assert.Equal(["holder-sought"], (await StruckAsync(county, incident, before)).Select(Name));
        await RangOnceAsync(county, incident, before);

        // One fault is one line, however often the watch looked meanwhile.
        Assert.Single(county.Log.All, line => line.Text.StartsWith("The due-watch could not reach the store (StorageUnavailableException)", StringComparison.Ordinal));

        bool Told(string text) => county.Log.All.Any(line => line.Text.StartsWith(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_strikes_while_readers_hold_every_shared_connection()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Postgres, storage: options => (options.Connections, options.ReadWithin) = (2, TimeSpan.FromMinutes(4)));
        var stop = TestContext.Current.CancellationToken;
        _ = await Given.IncidentAsync(county);
        await county.QuietAsync();

        // Started anew, the incident has to be read for the strike.
        await county.RestartAsync();
        await using var holder = await county.Place.ConnectAsync();
        await using var access = await holder.BeginTransactionAsync(stop);
        await using var hold = holder.CreateCommand();
        hold.CommandText = "lock table access_log in access exclusive mode";
        await hold.ExecuteNonQueryAsync(stop);
        var log = county.Silo.GetRequiredService<AccessLog>();
        Task[] readers = [log.ReadAsync("inc-1", 0, 1, stop), log.ReadAsync("inc-1", 0, 1, stop)];
        await RunningCounty.UntilAsync(async () => await county.Place.CountAsync("select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())") == readers.Length, "readers to hold what there is");

        county.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromMilliseconds(1));
        await RunningCounty.UntilAsync(async () => await county.Place.CountAsync("select count(*) from incident_event where kind = 'holder-sought'") == 1, "the rung");
        await access.RollbackAsync(stop);
        await Task.WhenAll(readers);
    }

    /// <summary>What the clock did after a version, without the notices that followed from it.</summary>
    private static async Task<IReadOnlyList<TimelineEntryView>> StruckAsync(RunningCounty county, string incident, long after) =>
        [.. (await county.As("lead-yan").TimelineAsync(incident, after))!.Items.Where(entry => !entry.Kind.StartsWith("notice-", StringComparison.Ordinal))];

    private static async Task RangOnceAsync(RunningCounty county, string incident, long after)
    {
        var sent = (await county.As("lead-yan").TimelineAsync(incident, after))!.Items.Where(entry => entry.Kind == "notice-sent").Select(Data).ToArray();
        Assert.NotEmpty(sent);

        // By each channel: the last word of a notice's id.
        var rings = sent.Select(notice => (notice.GetProperty("officer").GetString(), notice.GetProperty("noticeId").GetString()!.Split('-')[^1])).ToArray();
        Assert.Equal(rings.Distinct(), rings);
    }

    private static string Name(TimelineEntryView entry) =>
        entry.Kind == "clock-missed" ? $"{entry.Kind} {Data(entry).GetProperty("clock").GetString()}" : entry.Kind;

    private static JsonElement Data(TimelineEntryView entry)
    {
        using var document = JsonDocument.Parse(entry.Data);
        return document.RootElement.Clone();
    }
}

using System.Text.Json;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class BurstTests
{
    private const int Burst = 1000;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_burst_of_notices_to_one_agency_leaves_without_a_pause(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        await OweAsync(county, incident);

        // Facts' time stands still: whatever is put off or put back until later stays.
        var owed = county.Silo.GetRequiredService<OwedTable>();
        await RunningCounty.UntilAsync(async () => (await owed.FiguresAsync()).Depth == 0, "the last notice of the burst");
        Assert.DoesNotContain(county.Log.All, line => line.Text.StartsWith("Delivery of", StringComparison.Ordinal));
    }

    /// <summary>Notices the incident no longer knows: each is taken to it, and settled without an entry.</summary>
    private static async Task OweAsync(RunningCounty county, string incident)
    {
        var notice = new OwedNotice("", incident, 1, "holder-sought", null, "agy-hr", null, "duty-zhou", NoticeChannel.Desk, 0, Drill: false);
        var now = county.Place.Kind == StorageKind.Sqlite ? "1" : "timestamptz '2026-03-10 00:00Z'";
        var rows = Enumerable.Range(0, Burst).Select(n =>
            $"('ntc-{n}', '{incident}', 1, 'notice', 'agy-hr', '{JsonSerializer.Serialize(notice with { NoticeId = $"ntc-{n}" }, SiloJson.Default.OwedNotice)}', {now}, {now})");
        await county.Place.ExecuteAsync($"insert into owed (id, incident, version, kind, target, payload, not_before, wake) values {string.Join(',', rows)}");
    }
}

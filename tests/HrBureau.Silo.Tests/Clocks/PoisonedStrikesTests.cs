using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

/// <summary>More strikes that always fail than the watch works on at once.</summary>
public sealed class PoisonedStrikesTests
{
    private const int Poisoned = 300;
    private const int Good = 5;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Strikes_that_always_fail_keep_none_waiting_that_succeed(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incidents = new List<string>();
        for (var i = 0; i < Good; i++)
        {
            incidents.Add(await Given.IncidentAsync(county, $"Site {i}"));
        }

        await county.QuietAsync();

        // No such incident: whatever is struck there is refused, for ever.
        var due = county.Silo.GetRequiredService<DueTable>();
        for (var i = 0; i < Poisoned; i++)
        {
            var at = county.Place.Kind == StorageKind.Sqlite ? "1" : "timestamptz '2026-03-10 00:00Z'";
            await county.Place.ExecuteAsync($"insert into due (incident, at, wake) values ('inc-poison-{i:000}', {at}, {at})");
        }

        await RunningCounty.UntilAsync(async () => (await due.FiguresAsync(county.Time.GetUtcNow())).Troubled == Poisoned, "every poisoned strike to fail");
        for (var minute = 0; minute < 6; minute++)
        {
            county.Time.Advance(TimeSpan.FromMinutes(1));
        }
        await RunningCounty.UntilAsync(async () => (await RungsAsync(county, incidents)).All(count => count == 1), "every good strike");
    }

    private static async Task<int[]> RungsAsync(RunningCounty county, IEnumerable<string> incidents)
    {
        var counts = new List<int>();
        foreach (var incident in incidents)
        {
            counts.Add((await county.As("duty-zhou").TimelineAsync(incident))!.Items.Count(entry => entry.Kind == "holder-sought"));
        }

        return [.. counts];
    }
}

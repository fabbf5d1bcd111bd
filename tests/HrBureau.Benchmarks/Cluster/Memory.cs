using System.Globalization;
using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>F11: what an active incident and an open page cost in memory.</summary>
internal static class Memory
{
    private const int Incidents = 1_000;
    private const double GoalOfIncident = 10;
    private const int Pages = 400;
    private const double GoalOfPage = 512;

    /// <summary>Managed memory of a silo by how many incidents are active in it, each with the actor of its employer: what another thousand adds.</summary>
    public static async Task<Figure> OfIncidentAsync()
    {
        await using var county = await BenchCounty.StartAsync(StorageKind.Postgres);
        var (rounds, opened) = (new List<double>(), 0);
        for (var round = 0; round <= Rounds.Counted; round++)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await CommandLoad.ForEachAsync(Incidents, i => OpenIncident.OpenAsync(county, opened + i));
            await county.SettleAsync();
            opened += Incidents;
            if (round > 0)
            {
                rounds.Add((GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Incidents);
            }
        }

        return Of("F11", "memory of an active incident and its employer's actor, by the thousand", rounds, GoalOfIncident, "≤ 10 kB");
    }

    /// <summary>Resident memory of a web process with pages open, against without.</summary>
    public static async Task<Figure> OfPageAsync()
    {
        var cluster = await ClusterProcesses.StartAsync(1, 1);
        await using (cluster.ConfigureAwait(false))
        {
            var web = cluster.Webs[0];
            await (await OpenPages.OpenAsync(web.Address, Pages).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            var rounds = new List<double>();
            for (var round = 0; round < Rounds.Counted; round++)
            {
                var without = Resident(web.Process.Id);
                var pages = await OpenPages.OpenAsync(web.Address, Pages).ConfigureAwait(false);
                await using (pages.ConfigureAwait(false))
                {
                    rounds.Add(Math.Max(0, Resident(web.Process.Id) - without) / Pages);
                }
            }

            return Of("F11-page", $"memory of an open page in its web process, {Pages} of them, the first ones aside", rounds, GoalOfPage, "≤ 512 kB");
        }
    }

    private static Figure Of(string id, string work, List<double> kilobytes, double goal, string said)
    {
        var median = Rounds.Median(kilobytes);
        return new Figure(id, work, "-", "kB", median, goal, median / goal, said, median <= goal, FormattableString.Invariant($"{kilobytes.Min() / goal:0.00}–{kilobytes.Max() / goal:0.00}"));
    }

    private static double Resident(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}

using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes one slice of an import: reports of one site one after another, sites beside each other.</summary>
internal sealed class ImportSlice(IntakeRoad road, IntakeTables tables)
{
    /// <summary>Rows between two writings of how far an import is.</summary>
    public const int Length = 256;

    /// <summary>Few enough that people who command incidents meanwhile do not wait behind a table.</summary>
    private const int Sites = 24;

    /// <summary>Rows whose reports were known before the slice begins.</summary>
    public async Task<List<int>> KnownAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        var known = await tables.KnownAsync(WireWord.Of(lines[0].Report.Source), [.. lines.Select(line => line.Report.SourceRef!.Trim())], stop);
        return [.. lines.Where(line => known.Contains(line.Report.SourceRef!.Trim())).Select(line => line.Row)];
    }

    /// <returns>What became of each row; throws when the store is away, and then nothing counts.</returns>
    public async Task<IReadOnlyDictionary<int, TakenReport>> TakeAsync(IReadOnlyList<ImportLine> lines, ImportRecord record, CancellationToken stop)
    {
        var taken = new Dictionary<int, TakenReport>();
        var sites = lines.GroupBy(line => SiteOf(line.Report), StringComparer.Ordinal);
        await Parallel.ForEachAsync(sites, new ParallelOptions { MaxDegreeOfParallelism = Sites, CancellationToken = stop }, async (site, _) =>
        {
            foreach (var line in site)
            {
                var result = await road.TakeAsync(line.Report, record.Officer, record.Agency, record.Order!.Holds);
                if (result.Outcome == CommandOutcome.TryAgain)
                {
                    throw new NotTakenException(result.Outcome);
                }

                lock (taken)
                {
                    taken[line.Row] = result;
                }
            }
        });
        return taken;
    }

    private static string SiteOf(ReportGiven report) =>
        $"{SiteKey.Fold(report.ProjectName ?? report.EmployerName ?? report.SourceRef!)}@{SiteKey.Fold(report.Place)}";
}

using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes one slice of an import: reports of one site one after another, sites beside each other.</summary>
internal sealed class ImportSlice(IntakeRoad road, IntakeTables tables, MechanismSource mechanisms, DutiesInForce duties)
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

    /// <returns>What became of each row; a row that is not there could not be taken now.</returns>
    public async Task<IReadOnlyDictionary<int, TakenReport>> TakeAsync(IReadOnlyList<ImportLine> lines, ImportRecord record, CancellationToken stop)
    {
        var taken = new Dictionary<int, TakenReport>();
        var holds = record.Order!.Holds && MayHold(record);
        var sites = lines.GroupBy(line => SiteOf(line.Report), StringComparer.Ordinal);
        await Parallel.ForEachAsync(sites, new ParallelOptions { MaxDegreeOfParallelism = Sites, CancellationToken = stop }, async (site, _) =>
        {
            foreach (var line in site)
            {
                if (await TryAsync(line, record, holds) is { Outcome: not CommandOutcome.TryAgain } result)
                {
                    lock (taken)
                    {
                        taken[line.Row] = result;
                    }
                }
            }
        });
        return taken;
    }

    /// <summary>One that fails keeps no other waiting.</summary>
    private async Task<TakenReport?> TryAsync(ImportLine line, ImportRecord record, bool holds)
    {
        try
        {
            return await road.TakeAsync(line.Report, record.Officer, record.Agency, holds);
        }
        catch (Exception e) when (e is StorageException or TimeoutException or OperationCanceledException or OrleansException)
        {
            return null;
        }
    }

    /// <summary>Whether he may hold incidents at this moment: a lead that nobody could work on must call somebody.</summary>
    private bool MayHold(ImportRecord record) => record.Agency == mechanisms.Current.HomeAgency.Code
        && duties(record.Officer, record.Agency) is { } held && mechanisms.Current.MayIssue(GivenWork.Hold, held);

    private static string SiteOf(ReportGiven report) =>
        $"{SiteKey.Fold(report.ProjectName ?? report.EmployerName ?? report.SourceRef!)}@{SiteKey.Fold(report.Place)}";
}

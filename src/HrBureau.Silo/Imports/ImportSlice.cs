using System.Collections.Concurrent;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Takes one slice of an import: its reports are registered together, then told to their incidents, those of one incident one after another.</summary>
internal sealed class ImportSlice(IntakeRoad road, IntakeTables tables, MechanismSource mechanisms, DutiesInForce duties, ILogger<ImportSlice> log)
{
    /// <summary>Rows between two writings of how far an import is, at most.</summary>
    public const int Length = 512;

    /// <summary>Enough that one commit carries many, and few enough that an act of a person waits behind one commit at most.</summary>
    private const int Incidents = 64;

    /// <summary>Rows whose reports were known before the slice begins.</summary>
    public async Task<List<int>> KnownAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        var known = await tables.KnownAsync(WireWord.Of(lines[0].Report.Source), [.. lines.Select(line => line.Report.SourceRef!.Trim())], stop);
        return [.. lines.Where(line => known.Contains(line.Report.SourceRef!.Trim())).Select(line => line.Row)];
    }

    /// <summary>A row whose report is registered and was not seen to arrive at its incident: it arrives there by itself.</summary>
    public async Task<TakenReport> FindAsync(ImportLine line, ImportRecord record, CancellationToken stop) =>
        new(CommandOutcome.Accepted, await road.FindAsync(line.Report, record.Officer, record.Agency, stop), [], null);

    /// <returns>What became of each row; a row that is not there could not be taken now.</returns>
    public async Task<ConcurrentDictionary<int, TakenReport>> TakeAsync(IReadOnlyList<ImportLine> lines, ImportRecord record, CancellationToken stop)
    {
        var taken = new ConcurrentDictionary<int, TakenReport>();
        var registered = await RegisterAsync(lines, record, taken);
        var incidents = registered.GroupBy(one => one.Report.Routed?.IncidentId, StringComparer.Ordinal);
        await Parallel.ForEachAsync(incidents, new ParallelOptions { MaxDegreeOfParallelism = Incidents, CancellationToken = stop }, async (incident, _) =>
        {
            foreach (var (row, report) in incident)
            {
                await TryAsync(
                    async () =>
                    {
                        if (await road.FinishAsync(report) is { Outcome: not CommandOutcome.TryAgain } result)
                        {
                            taken[row] = result;
                        }
                    },
                    fault => Refuse(row, taken, fault));
            }
        });
        return taken;
    }

    /// <summary>All in one transaction; where one of them spoils it, each in one of its own.</summary>
    private async Task<IReadOnlyList<(int Row, RegisteredReport Report)>> RegisterAsync(IReadOnlyList<ImportLine> lines, ImportRecord record, ConcurrentDictionary<int, TakenReport> taken)
    {
        var holds = record.Order!.Holds && MayHold(record);
        var registered = new List<(int Row, RegisteredReport Report)>(lines.Count);
        var spoilt = false;
        await TryAsync(
            async () =>
            {
                var reports = await road.RegisterAsync(lines.Select(line => line.Report), record.Officer, record.Agency, holds);
                registered.AddRange(lines.Zip(reports, (line, report) => (line.Row, report)));
            },
            _ => spoilt = true);
        foreach (var line in spoilt ? lines : [])
        {
            await TryAsync(
                async () => registered.Add((line.Row, (await road.RegisterAsync([line.Report], record.Officer, record.Agency, holds))[0])),
                fault => Refuse(line.Row, taken, fault));
        }

        return registered;
    }

    /// <summary>One that fails keeps no other waiting: where the store or a silo is away it comes again with its slice, else it never will be taken.</summary>
    private static async Task TryAsync(Func<Task> take, Action<Exception> never)
    {
        try
        {
            await take();
        }
        catch (Exception e) when (e is StorageUnavailableException or UnknownOutcomeException or TimeoutException or OperationCanceledException or OrleansException)
        {
            // Nothing is known of it.
        }
        catch (Exception e)
        {
            never(e);
        }
    }

    private void Refuse(int row, ConcurrentDictionary<int, TakenReport> taken, Exception fault)
    {
        log.RowRefused(row, fault.GetType().Name);
        taken[row] = new TakenReport(CommandOutcome.Invalid, null, [], null);
    }

    /// <summary>Whether he may hold incidents at this moment: a lead that nobody could work on must call somebody.</summary>
    private bool MayHold(ImportRecord record) => record.Agency == mechanisms.Current.HomeAgency.Code
        && duties(record.Officer, record.Agency) is { } held && mechanisms.Current.MayIssue(GivenWork.Hold, held);
}

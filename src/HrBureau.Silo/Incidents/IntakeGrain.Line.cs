using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>
/// The line before the door: reports come in beside one another, and one pump takes a row of them through together — one transaction at the
/// door, one at their incident. A silo that dies behind it costs the row one wait, not each report one of its own.
/// </summary>
internal sealed partial class IntakeGrain
{
    /// <summary>Most that stand in line: more would not be answered in their callers' time.</summary>
    private const int LongestLine = 2_000;

    /// <summary>Most that go through the door together.</summary>
    private const int LongestRow = 128;

    /// <summary>Whoever has waited so long was told nothing by his own side, and sends again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(7);

    private readonly Queue<QueuedReport> _line = new();

    /// <summary>Reports that wait or are under way, by their ids.</summary>
    private readonly Dictionary<string, QueuedReport> _waiting = new(StringComparer.Ordinal);

    private LinePump<QueuedReport, ReportReply>? _pump;

    /// <summary>Puts a report in line. One that is there already is not worked on twice, however often it is sent: all who sent it hear the same.</summary>
    private Task<ReportReply> Enter(RegisteredReport report, Caller caller, long now)
    {
        var id = report.Row.ReportId;
        if (_waiting.TryGetValue(id, out var before) && before.IsSame(report, caller))
        {
            before.AskedAgain(now);
            return before.Reply;
        }

        if (pause.Holds || _line.Count >= LongestLine)
        {
            return Task.FromResult(Bare(CommandOutcome.TryAgain));
        }

        var queued = new QueuedReport(report, caller, now);
        _waiting.TryAdd(id, queued);
        _line.Enqueue(queued);
        (_pump ??= new(() => LinePump<QueuedReport, ReportReply>.RowOf(_line, LongestRow), RunAsync)).Wake();
        return queued.Reply;
    }

    private async Task RunAsync(List<QueuedReport> row)
    {
        try
        {
            await TakeAsync(row);
        }
        finally
        {
            row.ForEach(Forget);
        }
    }

    private void Forget(QueuedReport queued)
    {
        if (_waiting.GetValueOrDefault(queued.Report.Row.ReportId) == queued)
        {
            _waiting.Remove(queued.Report.Row.ReportId);
        }
    }

    private async Task TakeAsync(List<QueuedReport> row)
    {
        var present = row.FindAll(static queued => !IsLate(queued));
        foreach (var gone in row.Except(present))
        {
            gone.Answer(Bare(CommandOutcome.TryAgain));
        }

        if (present.Count == 0)
        {
            return;
        }

        var registered = await RegisterAsync(present);

        // The one that opens their incident is the first there.
        foreach (var (queued, report) in registered.Where(static one => one.Report.Routed is { Opened: true, AlreadySettled: false }))
        {
            await FinishAsync(queued, report);
        }

        await Task.WhenAll(registered.Where(static one => !one.Queued.Reply.IsCompleted).Select(one => FinishAsync(one.Queued, one.Report)));
    }

    /// <summary>All in one transaction; where one of them spoils it, each in one of its own.</summary>
    private async Task<List<(QueuedReport Queued, RegisteredReport Report)>> RegisterAsync(List<QueuedReport> row)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var reports = await row[0].Within(() => road.RegisterAsync(row.ConvertAll(static queued => queued.Report)));
            pause.Answered();
            return [.. row.Zip(reports)];
        }
        catch (Exception e) when (IsAway(e))
        {
            pause.After(started);
            row.ForEach(static queued => queued.Answer(Bare(CommandOutcome.TryAgain)));
            return [];
        }
        catch (Exception e) when (row.Count == 1)
        {
            // A fault is its own caller's; the others know nothing of it.
            row[0].Fail(e);
            return [];
        }
        catch (Exception)
        {
            var alone = new List<(QueuedReport, RegisteredReport)>(row.Count);
            foreach (var queued in row)
            {
                if (pause.Holds || IsLate(queued))
                {
                    queued.Answer(Bare(CommandOutcome.TryAgain));
                    continue;
                }

                alone.AddRange(await RegisterAsync([queued]));
            }

            return alone;
        }
    }

    private async Task FinishAsync(QueuedReport queued, RegisteredReport report)
    {
        if (IsLate(queued))
        {
            // It is registered: the sweeper finishes it, or its next sending.
            queued.Answer(Bare(CommandOutcome.TryAgain));
            return;
        }

        try
        {
            queued.Answer(await queued.Within(() => road.AnswerAsync(report, queued.Caller)));
        }
        catch (Exception e) when (IsAway(e))
        {
            queued.Answer(Bare(CommandOutcome.TryAgain));
        }
        catch (Exception e)
        {
            queued.Fail(e);
        }
    }

    private static bool IsLate(QueuedReport queued) => Stopwatch.GetElapsedTime(queued.Since) > LongestWait;

    private static bool IsAway(Exception fault) => fault is StoreAwayException or StorageUnavailableException or UnknownOutcomeException or TimeoutException or OperationCanceledException;
}

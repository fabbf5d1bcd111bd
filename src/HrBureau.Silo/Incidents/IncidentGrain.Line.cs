using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>The line of commands in front of the log: calls come in beside one another, and one pump takes them from the line in order.</summary>
internal sealed partial class IncidentGrain
{
    /// <summary>Most that stand in line: more would not be answered in their callers' time.</summary>
    private const int LongestLine = 4_000;

    /// <summary>Most that become durable together.</summary>
    private const int LongestRow = 256;

    /// <summary>Whoever has waited so long is about to be told nothing by his own side; he is told that nothing was done.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(7);

    private readonly Queue<QueuedCommand> _strikes = new();
    private readonly Queue<QueuedCommand> _line = new();
    private LinePump<QueuedCommand, CommandReply>? _pump;

    /// <summary>Puts a command in line; a strike goes to the head of it, for what is due waits for nobody.</summary>
    private Task<CommandReply> EnterAsync(Order order, long since)
    {
        if (_line.Count >= LongestLine && !order.Presses)
        {
            return Task.FromResult(Refusals.Bare(CommandOutcome.TryAgain));
        }

        var queued = new QueuedCommand(order, since);
        (queued.IsStrike ? _strikes : _line).Enqueue(queued);
        (_pump ??= new(NextRow, RunAsync)).Wake();
        return queued.Reply;
    }

    private List<QueuedCommand> NextRow() => _strikes.TryDequeue(out var strike) ? [strike] : LinePump<QueuedCommand, CommandReply>.RowOf(_line, LongestRow);

    private async Task RunAsync(List<QueuedCommand> row)
    {
        for (var alone = 0; row.Count > 0;)
        {
            while (alone > 0 && _strikes.TryDequeue(out var strike))
            {
                await StrikeAsync(strike);
            }

            row.RemoveAll(IsTurnedAway);
            var started = Stopwatch.GetTimestamp();
            if (row.Count == 0)
            {
                return;
            }

            if (await TryImageAsync(row) is not { } image)
            {
                Settle(null, started);
                row.ForEach(TurnAway);
                return;
            }

            if (row.Count == 1 || alone > 0 || !image.Exists)
            {
                await RunAsync(row[0], image);
                row.RemoveAt(0);
                alone--;
                continue;
            }

            var end = await batch.RunAsync(image, row, LogFor(row));
            Settle(end.InDoubt ? null : end.Image, started);
            row.RemoveRange(0, end.Answered);
            alone = end.Alone;
        }
    }

    /// <summary>A strike that overtakes a row: what befalls it is not the row's.</summary>
    private async Task StrikeAsync(QueuedCommand strike)
    {
        try
        {
            await RunAsync([strike]);
        }
        catch (Exception e)
        {
            strike.Fail(e);
        }
    }

    private async Task RunAsync(QueuedCommand queued, IncidentImage image)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var step = await queued.Within(() => path.RunAsync(image, queued.Order));
            Settle(step.InDoubt ? null : step.Image, started);
            queued.Answer(step.Reply);
        }
        catch (Exception e)
        {
            // A fault is its own caller's; those behind him know nothing of it.
            queued.Fail(e);
        }
    }

    /// <summary>Whoever stood behind one that waited for the store in vain does not wait as long again.</summary>
    private bool IsTurnedAway(QueuedCommand queued)
    {
        var away = (pause.Holds && !queued.Order.Caller.IsSystem) || Stopwatch.GetElapsedTime(queued.Since) > LongestWait;
        if (away)
        {
            TurnAway(queued);
        }

        return away;
    }

    private static void TurnAway(QueuedCommand queued) => queued.Answer(Refusals.Bare(CommandOutcome.TryAgain));

    /// <param name="image">The incident as it stands; null when memory may be behind the log.</param>
    /// <param name="started">When the work on it began.</param>
    private void Settle(IncidentImage? image, long started)
    {
        if (image is null)
        {
            // The next call loads anew.
            pause.After(started);
            _image = null;
            DeactivateOnIdle();
        }
        else
        {
            if (image.Version > (_image?.Version ?? 0))
            {
                pause.Answered();
            }

            Publish(image);
            ForgetStranger();
        }
    }

    private IncidentLog LogFor(List<QueuedCommand> row) => row.Exists(queued => queued.Order.Presses) ? log.Urgent : log;

    private async Task<IncidentImage?> TryImageAsync(List<QueuedCommand> row)
    {
        try
        {
            return await row[0].Within(() => LoadedAsync(0, LogFor(row)));
        }
        catch (Exception e) when (e is StorageUnavailableException or TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }
}

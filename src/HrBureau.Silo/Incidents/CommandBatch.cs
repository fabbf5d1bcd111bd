using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Several commands of one incident in a row: each is decided on what the one before would leave, and all become durable together.</summary>
/// <remarks>
/// Nobody is answered before that. If the incident has moved elsewhere, nothing of it counts: the commands then go one by one. What rests on
/// more than the state in hand (the whole log, another incident, a site) goes alone, and ends the row.
/// </remarks>
internal sealed class CommandBatch(IncidentLoader loader, CommandRules rules, AppendPlan plan, EvidenceBook evidence, CommitBell bell)
{
    /// <summary>Longest a row may take to decide and to write.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>Decides as many as go together and answers them.</summary>
    /// <param name="image">The incident, which exists.</param>
    /// <param name="row">Who waits, in order.</param>
    /// <param name="from">The log, or the urgent one.</param>
    public async Task<BatchEnd> RunAsync(IncidentImage image, IReadOnlyList<QueuedCommand> row, IncidentLog from)
    {
        using var patience = new CancellationTokenSource(Patience);
        var decided = new List<(QueuedCommand Queued, Action Tell)>(row.Count);
        try
        {
            var known = await from.FindRepliesAsync(image.Id, [.. row.Where(queued => queued.Order.KeepsReply).Select(queued => queued.Order.ReplyKey).Distinct()], patience.Token);
            if (known.Version > image.Version)
            {
                image = await loader.LoadAsync(image.Id, from, patience.Token);
            }

            if (known.Version != image.Version)
            {
                return new BatchEnd(image, 0, row.Count);
            }

            var steps = await DecideAsync(image, row, known, decided, patience.Token);
            if (steps.Count > 0)
            {
                var append = plan.Join(steps.ConvertAll(step => step.Planned));
                if (await WriteAsync(append, steps, from, patience.Token) is not { } appended)
                {
                    return new BatchEnd(await loader.LoadAsync(image.Id, from, patience.Token), 0, decided.Count);
                }

                image = append.After(appended);
                bell.Committed(append.Request, image);
            }
        }
        catch (Exception e) when (IsStoreAway(e))
        {
            // Nobody was answered yet; what was under way may be found done when it is sent again.
            foreach (var queued in row)
            {
                queued.Answer(Refusals.Bare(CommandOutcome.TryAgain, image.Version));
            }

            return new BatchEnd(image, row.Count, 0, InDoubt: true);
        }

        decided.ForEach(static one => one.Tell());
        return new BatchEnd(image, decided.Count, decided.Count < row.Count ? 1 : 0);
    }

    private async Task<List<(QueuedCommand Queued, PlannedStep Planned)>> DecideAsync(
        IncidentImage ahead, IReadOnlyList<QueuedCommand> row, KnownReplies known, List<(QueuedCommand Queued, Action Tell)> decided, CancellationToken cancellation)
    {
        var steps = new List<(QueuedCommand Queued, PlannedStep Planned)>(row.Count);
        var given = new Dictionary<ReplyKey, StoredReply>(known.Replies);
        foreach (var queued in row)
        {
            var order = queued.Order;
            if (queued.IsStrike || order.Envelope.Step is not null || Surroundings.Matter(ahead, order.Command))
            {
                break;
            }

            cancellation.ThrowIfCancellationRequested();
            var (image, reply, step) = (ahead, (CommandReply?)null, (PlannedStep?)null);
            try
            {
                (reply, step) = order.KeepsReply && given.TryGetValue(order.ReplyKey, out var stored)
                    ? (StoredReplies.Answer(order, stored, image.Version), null)
                    : await queued.Within(() => DecideAsync(image, order, cancellation));
            }
            catch (Exception e) when (!IsStoreAway(e))
            {
                // A fault is its own caller's; the others know nothing of it.
                decided.Add((queued, () => queued.Fail(e)));
                continue;
            }

            if (step is { Request.StandsAlone: true })
            {
                break;
            }

            decided.Add((queued, () => queued.Answer(reply)));
            if (step is not null)
            {
                steps.Add((queued, step));
                ahead = step.After;
                foreach (var kept in step.Request.Replies)
                {
                    given[kept.Key] = kept; // Sent twice within the row, it gets the reply that will be kept.
                }
            }
        }

        return steps;
    }

    private async Task<(CommandReply Reply, PlannedStep? Step)> DecideAsync(IncidentImage image, Order order, CancellationToken cancellation)
    {
        var ruling = await rules.RuleAsync(image, order, cancellation);
        if (ruling.Events.Count == 0)
        {
            return (ruling.Reply ?? Refusals.Bare(CommandOutcome.Accepted, image.Version), null);
        }

        var step = plan.Step(image, order, ruling);
        if (!step.Request.StandsAlone)
        {
            await evidence.NoteAsync(image.Id, ruling.Events, cancellation);
        }

        return (step.Reply, step);
    }

    /// <returns>Null when the incident has moved elsewhere, or the store refuses one of them: each then goes alone.</returns>
    private static async Task<AppendResult.Appended?> WriteAsync(PlannedAppend append, List<(QueuedCommand Queued, PlannedStep Planned)> steps, IncidentLog into, CancellationToken cancellation)
    {
        var request = append.Request with { JoinedActs = [.. steps.Skip(1).Select(step => step.Queued.Span?.Context).OfType<ActivityContext>()] };
        try
        {
            return await steps[0].Queued.Within(() => into.AppendAsync(request, cancellation)) as AppendResult.Appended;
        }
        catch (AppendRejectedException)
        {
            return null;
        }
    }

    private static bool IsStoreAway(Exception fault) => fault is StorageUnavailableException or UnknownOutcomeException or TimeoutException or OperationCanceledException;
}

using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>One command from the envelope to the durable answer. The grain runs it on its image; anything else that holds an image may.</summary>
internal sealed class CommandPath(
    IncidentLog log,
    DueTable due,
    IncidentLoader loader,
    CommandRules rules,
    OrderReader orders,
    AppendPlan plan,
    EvidenceBook evidence,
    CommitBell bell,
    ILogger<CommandPath> logger)
{
    /// <summary>Longest a command may take whose store goes on answering, such as one that reads a long history; a store that is away shows at the first call, within its own time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public Task<Step> RunAsync(IncidentImage image, Caller caller, CommandEnvelope envelope) => RunAsync(image, orders.Read(image.Id, caller, envelope));

    public async Task<Step> RunAsync(IncidentImage image, Order order)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await RunAsync(image, order, patience.Token);
        }
        catch (Exception e) when (e is StorageUnavailableException or UnknownOutcomeException or TimeoutException or OperationCanceledException)
        {
            logger.OutcomeUnknown(image.Id, order.Word, e.GetType().Name);
            return new Step(Refusals.Bare(CommandOutcome.TryAgain, image.Version), image, InDoubt: true);
        }
    }

    private async Task<Step> RunAsync(IncidentImage image, Order order, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var ruling = await rules.RuleAsync(image, order, cancellation);
            if (ruling.Events.Count == 0 && attempt == 1 && await NewerAsync(image, order, cancellation) is { } newer)
            {
                image = newer;
                continue;
            }

            if (ruling.Reply is { } refused)
            {
                return await ReplayedAsync(image, order, cancellation) ?? new Step(refused, image);
            }

            if (ruling.Events.Count == 0)
            {
                return await NothingAsync(image, order, ruling, cancellation);
            }

            await evidence.NoteAsync(image.Id, ruling.Events, cancellation);
            var step = plan.Step(image, order, ruling);
            var append = plan.Join([step]);
            switch (await LogFor(order).AppendAsync(append.Request, cancellation))
            {
                case AppendResult.Appended appended:
                    var next = append.After(appended);
                    bell.Committed(append.Request, next);
                    return new Step(step.Reply, next);
                case AppendResult.Replayed replayed:
                    return new Step(StoredReplies.Read(replayed.Reply), await loader.LoadAsync(image.Id, LogFor(order), cancellation));
                case AppendResult.KeyReused:
                    return new Step(Refusals.Bare(CommandOutcome.KeyReused, image.Version), image);
                case AppendResult.SiteTaken taken:
                    var refusal = Refusal.Of(RefusalCode.SiteTaken, args: [("incident", taken.Incident)]);
                    return await ReplayedAsync(image, order, cancellation) ?? new Step(Refusals.Reply(refusal, image.Version), image);
                case AppendResult.WordComing coming:
                    var wait = Refusal.Of(RefusalCode.WordComing, args: [("incident", coming.Incident)]);
                    return await ReplayedAsync(image, order, cancellation) ?? new Step(Refusals.Reply(wait, image.Version), image);
                case AppendResult.Conflict when attempt == 1:
                    image = await loader.LoadAsync(image.Id, LogFor(order), cancellation);
                    if (await ReplayedAsync(image, order, cancellation) is { } first)
                    {
                        return first;
                    }

                    continue;
                default:
                    return new Step(Refusals.Bare(CommandOutcome.TryAgain, image.Version), image, InDoubt: true);
            }
        }
    }

    /// <summary>The incident as the log has it, when the image is behind. An append would have found out; a refusal or nothing to do must ask.</summary>
    private async Task<IncidentImage?> NewerAsync(IncidentImage image, Order order, CancellationToken cancellation) =>
        await LogFor(order).FindHeadAsync(image.Id, cancellation) is { } head && head.Version > image.Version ? await loader.LoadAsync(image.Id, LogFor(order), cancellation) : null;

    private IncidentLog LogFor(Order order) => order.Presses ? log.Urgent : log;

    /// <summary>A command that changes nothing. A strike still moves its row, so that it does not block the head of the line, and the incident's line with it.</summary>
    private async Task<Step> NothingAsync(IncidentImage image, Order order, Ruling ruling, CancellationToken cancellation)
    {
        if (ruling.Command is IncidentCommand.StrikeClock)
        {
            var (row, line) = plan.Counted(image.State, image.Mechanism, ruling.Stamp!.At, SiloTelemetry.TraceParent);
            await due.MoveAsync(image.Version, row, line, cancellation);
        }

        return await ReplayedAsync(image, order, cancellation)
            ?? new Step(new CommandReply(CommandOutcome.Accepted, image.Version, [], null, null), image);
    }

    private async Task<Step?> ReplayedAsync(IncidentImage image, Order order, CancellationToken cancellation)
    {
        if (!order.KeepsReply || await LogFor(order).FindReplyAsync(order.ReplyKey, cancellation) is not { } stored)
        {
            return null;
        }

        return new Step(StoredReplies.Answer(order, stored, image.Version), image);
    }
}

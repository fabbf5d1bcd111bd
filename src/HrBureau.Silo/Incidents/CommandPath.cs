using System.Collections.Immutable;
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
    Surroundings surroundings,
    MechanismSource mechanisms,
    RosterBook rosters,
    WebhookBook webhooks,
    OrderReader orders,
    AppendPlan plan,
    EvidenceBook evidence,
    CommitBell bell,
    TimeProvider time,
    ILogger<CommandPath> logger)
{
    /// <summary>Longest a command may take whose store goes on answering, such as one that reads a long history; a store that is away shows at the first call, within its own time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private static readonly ImmutableHashSet<string> MachineDuties = [Actor.MachineDuty];

    public async Task<Step> RunAsync(IncidentImage image, Caller caller, CommandEnvelope envelope)
    {
        var order = orders.Read(image.Id, caller, envelope);
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
            var ruling = await RuleAsync(image, order, cancellation);
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
            var append = await plan.MakeAsync(image, order, ruling, cancellation);
            switch (await log.AppendAsync(append.Request, cancellation))
            {
                case AppendResult.Appended appended:
                    var next = append.After(appended);
                    bell.Committed(append.Request, next);
                    return new Step(append.Reply, next);
                case AppendResult.Replayed replayed:
                    return new Step(StoredReplies.Read(replayed.Reply), await loader.LoadAsync(image.Id, LogFor(order), cancellation));
                case AppendResult.KeyReused:
                    return new Step(Refusals.Bare(CommandOutcome.KeyReused, image.Version), image);
                case AppendResult.SiteTaken taken:
                    var refusal = Refusal.Of(RefusalCode.SiteTaken, args: [("incident", taken.Incident)]);
                    return await ReplayedAsync(image, order, cancellation) ?? new Step(Refusals.Reply(refusal, image.Version), image);
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

    /// <summary>What the system itself must do in time does not wait for readers.</summary>
    private IncidentLog LogFor(Order order) => order.Caller.IsSystem ? log.Urgent : log;

    private async Task<Ruling> RuleAsync(IncidentImage image, Order order, CancellationToken cancellation)
    {
        var sight = Sight.Of(image, order.Caller, mechanisms.Current, time.GetUtcNow());
        if (!order.Caller.IsSystem && sight is Sight.Nothing)
        {
            return Ruling.Refuse(Refusals.Bare(CommandOutcome.NotFound));
        }

        if (order.Command is not { } command)
        {
            return Ruling.Refuse(Refusals.Reply(order.Unreadable!, image.Version));
        }

        if (ForeignHands.Check(command, sight) is { } foreign)
        {
            return Ruling.Refuse(Refusals.Reply(foreign, image.Version));
        }

        if (order.Envelope.IfMatch is { } match && match != image.Version)
        {
            return Ruling.Refuse(Refusals.Bare(CommandOutcome.Stale, image.Version));
        }

        if (HasChangedHands(order, image.State.Holder.Officer))
        {
            return Ruling.Refuse(Refusals.Reply(Refusal.Of(RefusalCode.HolderChanged, args: image.State.Holder.Officer is { } officer ? [("officer", officer)] : []), image.Version));
        }

        (command, var history) = await surroundings.AboutAsync(image, command, order.Caller, cancellation);
        command = command with { Files = await evidence.GroundsAsync(command, order.Caller, cancellation) };
        var stamp = new Stamp(image.TimeOf(time.GetUtcNow()), await ActorAsync(order.Caller), order.ActOn(image.State)) { ByWebhook = await webhooks.AgenciesAsync() };
        return IncidentDecider.Decide(image.State, command, stamp, image.Mechanism, mechanisms.Calendar) switch
        {
            Decision.Accepted accepted => new Ruling(null, stamp, command, accepted.Events, history),
            Decision.Refused refused => Ruling.Refuse(Refusals.Reply(refused.Refusal, image.Version)),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }

    /// <summary>Whether what was written rests on somebody holding the incident who holds it no more; who has taken it himself knows.</summary>
    private static bool HasChangedHands(Order order, string? holder) => order.Envelope.HeldBy is { } then && then != (holder ?? "") && holder != order.Caller.Id;

    private async Task<Actor> ActorAsync(Caller caller) => caller.IsSystem ? Actor.System
        : caller.IsMachine ? new Actor(caller.Id, caller.Agency, MachineDuties, ImmutableHashSet<string>.Empty)
        : new Actor(caller.Id, caller.Agency, caller.Duties, await rosters.PostsOfAsync(caller.Agency, caller.Id));

    /// <summary>A command that changes nothing. A strike still moves its row, so that it does not block the head of the line, and the incident's line with it.</summary>
    private async Task<Step> NothingAsync(IncidentImage image, Order order, Ruling ruling, CancellationToken cancellation)
    {
        if (ruling.Command is IncidentCommand.StrikeClock)
        {
            var (row, line) = plan.Counted(image.State, image.Mechanism, ruling.Stamp!.At);
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

        return new Step(order.BodyHashes.Contains(stored.BodyHash) ? StoredReplies.Read(stored) : Refusals.Bare(CommandOutcome.KeyReused, image.Version), image);
    }
}

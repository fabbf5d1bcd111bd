using System.Collections.Immutable;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Rules on a command: who may send it here, what it must know, and what the decider makes of it. Nothing is written.</summary>
internal sealed class CommandRules(Surroundings surroundings, MechanismSource mechanisms, RosterBook rosters, WebhookBook webhooks, EvidenceBook evidence, TimeProvider time)
{
    private static readonly ImmutableHashSet<string> MachineDuties = [Actor.MachineDuty];

    public async Task<Ruling> RuleAsync(IncidentImage image, Order order, CancellationToken cancellation)
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

        if (ReplayGate.Check(image.State, order.Envelope.Step, command) is { } apart)
        {
            return Ruling.Refuse(Refusals.Reply(apart, image.Version));
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
        var stamp = new Stamp(order.Envelope.Step?.At ?? image.TimeOf(time.GetUtcNow()), await ActorAsync(order), order.ActOn(image.State)) { ByWebhook = await webhooks.AgenciesAsync() };
        if (ReplayGate.LeavesToStepper(image.State, order.Envelope.Step, command))
        {
            return new Ruling(null, stamp, command, [], []);
        }

        return IncidentDecider.Decide(image.State, command, stamp, image.Mechanism, mechanisms.Calendar) switch
        {
            Decision.Accepted accepted => new Ruling(null, stamp, command, accepted.Events, history),
            Decision.Refused refused => Ruling.Refuse(Refusals.Reply(refused.Refusal, image.Version)),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }

    /// <summary>Whether what was written rests on somebody holding the incident who holds it no more; who has taken it himself knows.</summary>
    private static bool HasChangedHands(Order order, string? holder) => order.Envelope.HeldBy is { } then && then != (holder ?? "") && holder != order.Caller.Id;

    /// <summary>Rosters are read by the clock on the wall, but for a replay: whoever was on duty at an instant of the story was so at any speed.</summary>
    private async Task<Actor> ActorAsync(Order order) => order.Caller switch
    {
        { IsSystem: true } => Actor.System,
        { IsMachine: true } machine => new Actor(machine.Id, machine.Agency, MachineDuties, ImmutableHashSet<string>.Empty),
        var caller => new Actor(caller.Id, caller.Agency, caller.Duties, await rosters.PostsOfAsync(caller.Agency, caller.Id, order.Envelope.Step?.At)),
    };
}

using System.Collections.Concurrent;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes a notice to the receiving agency's own system: looks again whether it still matters, sends it, and records what came of it on the incident.</summary>
internal sealed class WebhookRoad(
    IGrainFactory grains, SystemIdentity system, MechanismSource mechanisms, WebhookSender sender, WebhookCircuit circuit, WebhookOptions options, TimeProvider time)
{
    private static readonly TimeSpan NoteWithin = TimeSpan.FromSeconds(3);

    /// <summary>Notices that were taken and of which the incident could not be told yet: they are not sent again by this silo.</summary>
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);

    public async Task<WebhookTurn> GoAsync(OwedClaim claim)
    {
        using (system.Act())
        {
            var row = claim.Row;
            var notice = JsonSerializer.Deserialize(row.Payload, SiloJson.Default.OwedNotice)!;
            return await grains.GetGrain<IIncidentSightGrain>(GrainId.Create(IncidentGrain.TypeName, row.Incident)).Outgoing(notice.NoticeId, row.Version) switch
            {
                null => new WebhookTurn.Done(Recorded: false),
                { Lapsed: { } lapse } => await GiveUpAsync(notice, WireWord.Of(lapse)),
                _ when Outward.IsSimulated(notice) || _taken.ContainsKey(notice.NoticeId) => await SentAsync(notice),
                var outgoing => await SendAsync(claim, notice, outgoing),
            };
        }
    }

    private async Task<WebhookTurn> SendAsync(OwedClaim claim, OwedNotice notice, OutgoingNotice outgoing)
    {
        var (row, tries) = (claim.Row, claim.Attempts);
        var hook = grains.GetGrain<IWebhookTargetGrain>(GrainId.Create(WebhookGrain.TypeName, notice.Agency));
        var target = await hook.Target();
        if (target is not { Active: true })
        {
            return await GiveUpAsync(notice, WireWord.Of(target is null ? WebhookFault.Removed : WebhookFault.Paused));
        }

        var deadline = row.NotBefore + mechanisms.Current.Webhook.Within;
        if (time.GetUtcNow() + options.AnswerWithin > claim.Until)
        {
            return new WebhookTurn.Held(time.GetUtcNow());
        }

        if (circuit.Enter(notice.Agency) is { } held)
        {
            // What would come too late is not waited for: whoever it is for is phoned at once.
            return held <= deadline ? new WebhookTurn.Held(held) : await GiveUpAsync(notice, WireWord.Of(WebhookFault.Unreachable));
        }

        await Failpoint.HitAsync("webhook.leased");
        var answer = await sender.SendAsync(new WebhookMessage(notice.NoticeId, target.Url, target.Secrets, WebhookBody.Of(notice, row.NotBefore, outgoing, options.PublicUrl)));
        await Failpoint.HitAsync("webhook.sent");
        var turn = await AnsweredAsync(notice, answer, tries, deadline);
        await NoteAsync(hook, notice, answer, tries);
        return turn;
    }

    private async Task<WebhookTurn> AnsweredAsync(OwedNotice notice, WebhookAnswer answer, int tries, DateTimeOffset deadline)
    {
        if (answer.Fault is not { } fault)
        {
            circuit.Succeeded(notice.Agency);
            return await SentAsync(notice);
        }

        circuit.Failed(notice.Agency, answer.RetryAfter);
        var wait = BackOff.After(tries + 1);
        var again = time.GetUtcNow() + (answer.RetryAfter > wait ? answer.RetryAfter.Value : wait);
        await RecordAsync(notice, NoticeState.Failed, WireWord.Of(fault));
        return fault == WebhookFault.Gone || tries >= mechanisms.Current.Webhook.Tries || again > deadline
            ? await GiveUpAsync(notice, WireWord.Of(fault))
            : new WebhookTurn.Again(again, WireWord.Of(fault));
    }

    private async Task<WebhookTurn> SentAsync(OwedNotice notice)
    {
        _taken[notice.NoticeId] = true;
        var turn = await RecordAsync(notice, NoticeState.Sent, null);
        _taken.TryRemove(notice.NoticeId, out _);
        return turn;
    }

    private Task<WebhookTurn> GiveUpAsync(OwedNotice notice, string reason) => RecordAsync(notice, NoticeState.GivenUp, reason);

    /// <summary>Tells the incident. It writes the first failure of a streak only, however often it is told.</summary>
    private async Task<WebhookTurn> RecordAsync(OwedNotice notice, NoticeState state, string? reason)
    {
        var word = WireWord.Of(state);
        var command = new IncidentCommand.RecordDelivery(notice.NoticeId, state, null, reason);
        var reply = await grains.GetGrain<IIncidentGrain>(notice.IncidentId).Execute(new CommandEnvelope($"{word}-{ActId.Of(notice.IncidentId, word, notice.NoticeId)}", DomainJson.WriteCommand(command), null));
        return reply switch
        {
            { Outcome: CommandOutcome.Accepted } => new WebhookTurn.Done(reply.Events.Count > 0),
            { Refusal.Code: RefusalCode.NoticeUnknown } => new WebhookTurn.Done(Recorded: false),
            _ => throw new NotTakenException(reply.Outcome),
        };
    }

    /// <summary>What the agency's administrators see of it. Nothing waits for that, and nothing fails by it.</summary>
    private static async Task NoteAsync(IWebhookTargetGrain hook, OwedNotice notice, WebhookAnswer answer, int tries)
    {
        try
        {
            await hook.Note(notice.Kind, answer.Fault, answer.Status, tries).WaitAsync(NoteWithin, TimeProvider.System);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // The page shows one line less.
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes what a receiving agency's own system says of a notice: before it was recorded as sent, late, twice, in any order. Only what went to that agency by this channel can be spoken of.</summary>
internal sealed class ReceiptRoad(IncidentLog log, TimeProvider time)
{
    private const string Delivered = "notice-delivered";
    private const string Seen = "notice-seen";

    public async Task<CommandReply> TakeAsync(Func<Task<IncidentImage>> load, Caller caller, string noticeId, ReceiptState state, Func<Caller, CommandEnvelope, Task<CommandReply>> execute)
    {
        var image = await load();
        if (await NoticeAsync(image, noticeId) is not { Channel: NoticeChannel.Webhook } notice || notice.Agency != caller.Agency || Outward.IsSimulated(notice))
        {
            return Refusals.Bare(CommandOutcome.NotFound);
        }

        // What the mark says already is looked up nowhere: a system that repeats itself must not keep officers waiting.
        var told = image.State.Notices.GetValueOrDefault(noticeId)?.State is { } known && (known == NoticeState.Seen || (known == NoticeState.Delivered && state != ReceiptState.Seen));
        var entries = told ? [] : await log.NoticeEntriesAsync(image.Id, noticeId);
        using var span = StartSpan(image.Id, state, entries);
        var reply = told ? Refusals.Bare(CommandOutcome.Accepted, image.Version) : await ArrivedAsync(image, caller, notice, state, entries, execute);
        if (reply.Outcome != CommandOutcome.Accepted || state != ReceiptState.Acknowledged)
        {
            return reply;
        }

        return notice.RequestId is { } request
            ? await execute(caller, new CommandEnvelope($"receipt-{ActId.Of(image.Id, "acknowledged", noticeId)}", DomainJson.WriteCommand(new IncidentCommand.AcknowledgeRequest(request)), null))
            : Refusals.Reply(Refusal.Of(RefusalCode.RequestUnknown, null, "noticeId", ("requestId", "")), image.Version);
    }

    /// <summary>The state keeps no mark of every notice for ever: what it has forgotten is recorded late, and once.</summary>
    private async Task<CommandReply> ArrivedAsync(
        IncidentImage image, Caller caller, OwedNotice notice, ReceiptState state, IReadOnlyList<(string Kind, string? TraceParent)> entries, Func<Caller, CommandEnvelope, Task<CommandReply>> execute)
    {
        var seen = state == ReceiptState.Seen;
        if (entries.Any(entry => entry.Kind == Seen || (!seen && entry.Kind == Delivered)))
        {
            return Refusals.Bare(CommandOutcome.Accepted, image.Version);
        }

        var now = seen ? NoticeState.Seen : NoticeState.Delivered;
        var command = new IncidentCommand.RecordDelivery(notice.NoticeId, now, caller.Id);
        var recorder = SystemIdentity.CallerAt(time.GetUtcNow());
        return await execute(recorder, new CommandEnvelope($"receipt-{ActId.Of(image.Id, WireWord.Of(now), notice.NoticeId)}", DomainJson.WriteCommand(command), null));
    }

    /// <summary>A span of the receipt's own trace, linked to the sending it answers, or to the act that owes it while no sending is recorded.</summary>
    private static Activity? StartSpan(string incident, ReceiptState state, IReadOnlyList<(string Kind, string? TraceParent)> entries)
    {
        var sent = entries.LastOrDefault(entry => entry.Kind is "notice-sent" or "notice-failed").TraceParent;
        ActivityLink[] links = ActivityContext.TryParse(sent, null, true, out var cause) ? [new ActivityLink(cause)] : [];
        var span = SiloTelemetry.Source.StartActivity(SiloTelemetry.ReceiptSpan, ActivityKind.Internal, parentContext: default, tags: [new(SiloTelemetry.IncidentTag, incident)], links);
        return span?.SetTag(SiloTelemetry.KindTag, WireWord.Of(state));
    }

    /// <summary>The notice of an id: from its mark, or from the very entry that owed it.</summary>
    private async Task<OwedNotice?> NoticeAsync(IncidentImage image, string noticeId)
    {
        if (image.State.Notices.TryGetValue(noticeId, out var mark))
        {
            return mark.Owed;
        }

        if (!image.Exists || !Domain.Notices.IsForgotten(image.State, noticeId))
        {
            return null;
        }

        var rest = noticeId.AsSpan($"ntc-{image.Id}-".Length);
        var version = long.Parse(rest[..rest.IndexOf('-')], NumberStyles.None, CultureInfo.InvariantCulture);
        await foreach (var entry in log.ReadAsync(image.Id, version - 1, 1))
        {
            return Domain.Notices.Owed(image.State, EntryText.Read(entry, image.Keys.Reading)).FirstOrDefault(notice => notice.NoticeId == noticeId);
        }

        return null;
    }
}

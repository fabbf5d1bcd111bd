using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentFold
{
    /// <summary>Marks kept of requests that are over.</summary>
    private const int KeptOfPastRequests = 100;

    /// <summary>Marks kept of what belongs to no request, besides calls still to be made and the newest to each person by each channel: who was told must be told again when the incident is voided.</summary>
    private const int KeptOfNoRequest = 32;

    private static IncidentState? ApplyNotice(IncidentState state, RecordedEvent entry) => entry.Event switch
    {
        IncidentEvent.NoticeSent e => Told(state, e.NoticeId, NoticeState.Sent, e.Officer, entry),
        IncidentEvent.NoticeDelivered e => Told(state, e.NoticeId, NoticeState.Delivered, e.Officer, entry),
        IncidentEvent.NoticeSeen e => Told(state, e.NoticeId, NoticeState.Seen, e.Officer, entry),
        IncidentEvent.NoticeFailed e => Told(state, e.NoticeId, NoticeState.Failed, null, entry),
        IncidentEvent.NoticeGivenUp e => Told(state, e.NoticeId, NoticeState.GivenUp, null, entry),
        IncidentEvent.CallTaskCompleted e => Called(state, e, entry),
        _ => null,
    };

    /// <summary>What an entry rings is owed from that entry on: the mark is there before any channel has said a word.</summary>
    private static IncidentState Ringing(IncidentState state, RecordedEvent entry)
    {
        if (entry.Event is IncidentEvent.RungUnmanned unmanned)
        {
            return Told(state, unmanned.NoticeId, NoticeState.GivenUp, null, entry);
        }

        if (entry.Event.Rings is not { Count: > 0 })
        {
            return state;
        }

        var marks = state.Notices.ToBuilder();
        foreach (var owed in Notices.Owed(state, entry))
        {
            marks.RemoveRange(marks.Values.Where(mark => IsEarlierTurn(mark.Owed, owed)).Select(mark => mark.Owed.NoticeId).ToList());
            marks[owed.NoticeId] = new NoticeMark(owed, NoticeState.Owed, null, entry.RecordedAt, false, entry.CommandId);
        }

        Trim(marks, mark => mark is { Owed.RequestId: null, Owed.Channel: not NoticeChannel.CallTask } or { Owed.RequestId: null, Done: true }, KeptOfNoRequest);
        Trim(marks, mark => mark.Owed.RequestId is { } id && !(state.Requests.TryGetValue(id, out var request) && request.IsOpen), KeptOfPastRequests);
        return state with { Notices = marks.ToImmutable() };
    }

    /// <summary>A ladder that repeats for days rings the same people again: its last turn stands for the ones before.</summary>
    private static bool IsEarlierTurn(OwedNotice so, OwedNotice now) =>
        now.Rung >= 0 && so == now with { NoticeId = so.NoticeId, Version = so.Version };

    /// <summary>The newest are kept; what was handed over goes before what was not.</summary>
    private static void Trim(ImmutableSortedDictionary<string, NoticeMark>.Builder marks, Func<NoticeMark, bool> belongs, int kept)
    {
        if (marks.Count <= kept || marks.Values.Where(belongs).ToList() is not { } some || some.Count <= kept)
        {
            return;
        }

        var newest = some.GroupBy(mark => (mark.Owed.Agency, mark.Owed.Post, mark.Owed.Officer, mark.Owed.Channel)).Select(told => told.MaxBy(mark => mark.Owed.Version)!.Owed.NoticeId).ToHashSet(StringComparer.Ordinal);
        marks.RemoveRange([.. some
            .Where(mark => !newest.Contains(mark.Owed.NoticeId))
            .OrderBy(mark => mark.State == NoticeState.Owed).ThenBy(mark => mark.Owed.Version).ThenBy(mark => mark.Owed.NoticeId, StringComparer.Ordinal)
            .Take(some.Count - kept).Select(mark => mark.Owed.NoticeId)]);
    }

    private static IncidentState Told(IncidentState state, string noticeId, NoticeState now, string? officer, RecordedEvent entry)
    {
        if (!state.Notices.TryGetValue(noticeId, out var mark))
        {
            return state;
        }

        var told = state with { Notices = state.Notices.SetItem(noticeId, mark with { State = now, Officer = officer ?? mark.Officer, At = entry.RecordedAt }) };
        return Arrived(told, mark.Owed, now, entry);
    }

    private static IncidentState Called(IncidentState state, IncidentEvent.CallTaskCompleted e, RecordedEvent entry)
    {
        if (!state.Notices.TryGetValue(e.NoticeId, out var mark))
        {
            return state;
        }

        var now = e.Result == CallResult.Answered ? NoticeState.Delivered : NoticeState.Failed;
        var called = state with { Notices = state.Notices.SetItem(e.NoticeId, mark with { State = now, Done = true, At = entry.RecordedAt }) };
        return Arrived(called, mark.Owed, now, entry);
    }

    /// <summary>Only the addressed agency's own receipt moves its request; that others have seen it changes nothing.</summary>
    private static IncidentState Arrived(IncidentState state, OwedNotice owed, NoticeState now, RecordedEvent entry)
    {
        var to = now switch { NoticeState.Delivered => RequestState.Delivered, NoticeState.Seen => RequestState.Seen, _ => RequestState.Drafted };
        if (to == RequestState.Drafted || owed.RequestId is not { } requestId)
        {
            return state;
        }

        return WithRequest(state, requestId, request => request.AwaitsAnswer && owed.Agency == request.To && to > request.State ? Moved(request, to, entry) : request);
    }
}

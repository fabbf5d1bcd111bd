using System.Globalization;

namespace HrBureau.Domain;

/// <summary>What people must receive, read from the entries themselves.</summary>
public static class Notices
{
    /// <summary>Kind of a notice that the merge of the incident into another one was taken back.</summary>
    public const string Parted = "incident-parted";

    /// <summary>The notices an entry owes; the same entry always owes the same ones under the same ids.</summary>
    /// <param name="state">State after the entry, for the incident's id and whether it is a drill.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>One notice for each recipient and channel.</returns>
    public static IReadOnlyList<OwedNotice> Owed(IncidentState state, RecordedEvent entry)
    {
        if (entry.Event.Rings is not { Count: > 0 } rings)
        {
            return [];
        }

        var kind = KindOf(entry.Event);
        var requestId = RequestOf(entry.Event);
        var owed = new OwedNotice[rings.Count];
        for (var i = 0; i < owed.Length; i++)
        {
            var ring = rings[i];
            var id = $"{Prefix(state)}{entry.Version}-{ring.Agency}-{ring.Post ?? ring.Officer}-{WireWord.Of(ring.Channel)}";
            owed[i] = new(id, state.Id, entry.Version, kind, requestId ?? ring.RequestId, ring.Agency, ring.Post, ring.Officer, ring.Channel, ring.Rung, state.Drill is not null, ring.Ladder);
        }

        return owed;
    }

    /// <summary>Whether a notice can have been owed by an entry that still counts, though the state keeps no mark of it any more.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="noticeId">A notice id.</param>
    /// <returns>False for ids of other incidents, of entries to come and of voided ones.</returns>
    public static bool IsForgotten(IncidentState state, string noticeId)
    {
        var rest = noticeId.StartsWith(Prefix(state), StringComparison.Ordinal) ? noticeId.AsSpan(Prefix(state).Length) : [];
        return rest.IndexOf('-') is var end and > 0
            && long.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version >= 1 && version <= state.Version && !state.Voided.Contains(version) && !state.Notices.ContainsKey(noticeId);
    }

    /// <summary>Whether a notice is a call to be made.</summary>
    /// <param name="noticeId">A notice id.</param>
    /// <returns>True for the channel of calls.</returns>
    public static bool IsCallTask(string noticeId) => noticeId.EndsWith($"-{WireWord.Of(NoticeChannel.CallTask)}", StringComparison.Ordinal);

    /// <summary>The request an entry is about.</summary>
    /// <param name="e">The event.</param>
    /// <returns>Its id, or null.</returns>
    public static string? RequestOf(IncidentEvent e) => e switch
    {
        IncidentEvent.RequestDrafted r => r.RequestId,
        IncidentEvent.RequestApproved r => r.RequestId,
        IncidentEvent.RequestRaised r => r.RequestId,
        IncidentEvent.RequestPaperFiled r => r.RequestId,
        IncidentEvent.SignatureSought r => r.RequestId,
        IncidentEvent.RequestEscalated r => r.RequestId,
        IncidentEvent.RungUnmanned r => r.RequestId,
        IncidentEvent.RequestAcknowledged r => r.RequestId,
        IncidentEvent.RequestTakenOn r => r.RequestId,
        IncidentEvent.RequestSentBack r => r.RequestId,
        IncidentEvent.RequestHandedOn r => r.RequestId,
        IncidentEvent.RequestAnswered r => r.RequestId,
        IncidentEvent.AnswerRecorded r => r.RequestId,
        IncidentEvent.RecordedAnswerConfirmed r => r.RequestId,
        IncidentEvent.RequestReviewAsked r => r.RequestId,
        IncidentEvent.RequestFulfilled r => r.RequestId,
        IncidentEvent.RequestWithdrawn r => r.RequestId,
        IncidentEvent.ClockMissed c => SubjectRequest(c.Subject),
        IncidentEvent.ClockWarned c => SubjectRequest(c.Subject),
        _ => null,
    };

    /// <summary>What people are told: an incident that goes on by itself again is no gathering anew.</summary>
    private static string KindOf(IncidentEvent e) => e is IncidentEvent.IncidentReopened { PartedFrom: not null } ? Parted : EventJson.Kind(e);

    private static string? SubjectRequest(string subject) => subject.StartsWith("req-", StringComparison.Ordinal) ? subject : null;

    private static string Prefix(IncidentState state) => $"ntc-{state.Id}-";
}

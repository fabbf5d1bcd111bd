namespace HrBureau.Domain;

/// <summary>What people must receive, read from the entries themselves.</summary>
public static class Notices
{
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

        var kind = EventJson.Kind(entry.Event);
        var requestId = RequestOf(entry.Event);
        var owed = new OwedNotice[rings.Count];
        for (var i = 0; i < owed.Length; i++)
        {
            var ring = rings[i];
            var id = $"ntc-{state.Id}-{entry.Version}-{ring.Agency}-{ring.Post ?? ring.Officer}-{WireWord.Of(ring.Channel)}";
            owed[i] = new(id, state.Id, entry.Version, kind, requestId, ring.Agency, ring.Post, ring.Officer, ring.Channel, ring.Rung, state.Drill is not null);
        }

        return owed;
    }

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

    private static string? SubjectRequest(string subject) => subject.StartsWith("req-", StringComparison.Ordinal) ? subject : null;
}

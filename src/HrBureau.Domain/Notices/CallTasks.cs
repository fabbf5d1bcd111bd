namespace HrBureau.Domain;

/// <summary>Calls that a person still has to make (人工电话).</summary>
public static class CallTasks
{
    /// <summary>
    /// Open calls: sent, not made yet, about something that has not happened without them. When a ladder rings a post again, its newest
    /// call stands for the ones before it: an officer calls a person once, not once per turn, whatever posts of his were rung.
    /// </summary>
    /// <param name="state">The incident.</param>
    /// <returns>Notices, oldest first.</returns>
    public static IReadOnlyList<NoticeMark> Open(IncidentState state)
    {
        var newest = new Dictionary<(string? Request, string Agency, string? Post, string? Officer), NoticeMark>();
        foreach (var mark in state.Notices.Values)
        {
            if (mark is { Owed.Channel: NoticeChannel.CallTask, State: NoticeState.Sent or NoticeState.Delivered or NoticeState.Seen } && StillMatters(state, mark.Owed))
            {
                var whom = (mark.Owed.RequestId, mark.Owed.Agency, mark.Officer is null ? mark.Owed.Post : null, mark.Officer ?? mark.Owed.Officer);
                newest[whom] = newest.TryGetValue(whom, out var other) && other.Owed.Version > mark.Owed.Version ? other : mark;
            }
        }

        return [.. newest.Values.Where(mark => !mark.Done).OrderBy(mark => mark.Owed.Version)];
    }

    private static bool StillMatters(IncidentState state, OwedNotice notice)
    {
        var request = notice.RequestId is { } id ? state.Requests.GetValueOrDefault(id) : null;
        return notice.Kind switch
        {
            "request-drafted" or "signature-sought" => request?.State == RequestState.Drafted,
            "request-raised" => request is { AwaitsAnswer: true },
            "request-escalated" => request is { AwaitsAnswer: true } or { AwaitsResult: true, ResultLadder: not null },
            "incident-reported" or "holder-sought" => state.IsOpen && state.Holder.Officer is null,
            _ => true,
        };
    }
}

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
            if (mark is { Owed.Channel: NoticeChannel.CallTask, State: NoticeState.Sent or NoticeState.Delivered or NoticeState.Seen } && LapseOf(state, mark.Owed) is null)
            {
                var whom = (mark.Owed.RequestId, mark.Owed.Agency, mark.Officer is null ? mark.Owed.Post : null, mark.Officer ?? mark.Owed.Officer);
                newest[whom] = newest.TryGetValue(whom, out var other) && other.Owed.Version > mark.Owed.Version ? other : mark;
            }
        }

        return [.. newest.Values.Where(mark => !mark.Done).OrderBy(mark => mark.Owed.Version)];
    }

    /// <summary>Why a call needs not be made any more: it is about something that has happened without it, or that waits no longer.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mark">The call.</param>
    /// <returns>Null while it is to be made, once it was made, and for notices that are no calls.</returns>
    public static CallLapse? LapseOf(IncidentState state, NoticeMark mark) => mark is { Owed.Channel: NoticeChannel.CallTask, Done: false } ? LapseOf(state, mark.Owed) : null;

    /// <summary>Why nobody needs to be told of a notice any more.</summary>
    internal static CallLapse? LapseOf(IncidentState state, OwedNotice notice)
    {
        var request = notice.RequestId is { } id ? state.Requests.GetValueOrDefault(id) : null;
        if (LadderOf(notice, request) is { } use)
        {
            var run = Ladders.RunOf(state, use, request);
            return run is null ? Done(use, request) : !state.RequestsRun || run.Stopped is not null ? Over(state) : notice.Rung > run.Rung ? CallLapse.Restarted : null;
        }

        return notice.Kind switch
        {
            "request-sent-back" or "answer-recorded" when request?.State != RequestState.SentBack => Done(LadderUse.Result, request),
            "incident-reopened" when state.Facts.Verified => CallLapse.Verified,
            "report-merged" when state.Facts.AdoptedFrom is not null && !state.Facts.Reports.Exists(report => report.NewsAt > state.Facts.Adopted.At) => CallLapse.Verified,
            "incident-absorbed" when !state.Absorbed.IsEmpty && state.Facts.AdoptedFrom is not null && state.Absorbed.TrueForAll(mark => mark.At < state.Facts.Adopted.At) => CallLapse.Verified,
            "incident-merged" when state.Phase == Phase.Merged => null,
            Notices.Parted when state.IsGraded => null,
            _ when request is not null && state.RequestsRun => null,
            _ => state.IsOpen ? null : Over(state),
        };
    }

    private static CallLapse Over(IncidentState state) => state.Phase == Phase.Merged ? CallLapse.Merged : CallLapse.Ended;

    /// <summary>The ladder whose rung asked for a call; notices from before it was kept say it by their kind.</summary>
    private static LadderUse? LadderOf(OwedNotice notice, JointRequest? request) => notice.Ladder ?? notice.Kind switch
    {
        "incident-reported" or "holder-sought" => LadderUse.Unclaimed,
        "request-drafted" or "signature-sought" => LadderUse.Signer,
        "request-raised" => LadderUse.Answer,
        "request-escalated" => request is { AwaitsAnswer: true } ? LadderUse.Answer : LadderUse.Result,
        _ => null,
    };

    private static CallLapse Done(LadderUse use, JointRequest? request) => (use, request?.State) switch
    {
        (LadderUse.Unclaimed, _) => CallLapse.Taken,
        (_, null or RequestState.Withdrawn) => CallLapse.Withdrawn,
        (LadderUse.Signer, _) => CallLapse.Signed,
        (_, RequestState.Fulfilled) => CallLapse.Fulfilled,
        _ => CallLapse.Answered,
    };
}

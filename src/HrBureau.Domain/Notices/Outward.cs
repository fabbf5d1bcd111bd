namespace HrBureau.Domain;

/// <summary>Notices to systems of other agencies, beside the desk: to whom, how long they matter, and what comes after them.</summary>
/// <remarks>Which agency has such a system is no part of the state. The act knows it and writes it into the entry as a ring, so that the same entry always owes the same notices.</remarks>
public static class Outward
{
    /// <summary>Whether a notice is simulated: nothing leaves the house in a drill.</summary>
    /// <param name="notice">The notice.</param>
    /// <returns>True in a drill, for a channel that leads outside.</returns>
    public static bool IsSimulated(OwedNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice is { Drill: true, Channel: NoticeChannel.Webhook };
    }

    /// <summary>Why a notice needs not be sent to a system any more. Only what waits for somebody lapses; what merely tells is told, however late.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="notice">The notice.</param>
    /// <returns>Null while it is to be sent.</returns>
    public static CallLapse? LapseOf(IncidentState state, OwedNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Rung >= 0 ? CallTasks.LapseOf(state, notice) : null;
    }

    /// <summary>What rings the desk of a post rings its agency's own system too, where there is one; where there is none, no ladder's row makes one.</summary>
    internal static IEnumerable<Ring> Channels(Ring ring, IReadOnlySet<string> byWebhook) => ring switch
    {
        { Channel: NoticeChannel.Webhook } => byWebhook.Contains(ring.Agency) ? [ring] : [],
        { Channel: NoticeChannel.Desk, Post: not null } when byWebhook.Contains(ring.Agency) => [ring, ring with { Channel = NoticeChannel.Webhook }],
        _ => [ring],
    };

    /// <summary>The system did not take it: whoever is waited for is phoned, unless his call of the same turn is owed already, he has opened it at his desk, or nobody waits any more. A list that a page left open has fetched wakes nobody.</summary>
    internal static IEnumerable<Ring> NextChannel(IncidentState before, string noticeId) =>
        before.Notices.TryGetValue(noticeId, out var mark)
        && mark.Owed is { Channel: NoticeChannel.Webhook, Rung: >= 0 } owed
        && LapseOf(before, owed) is null
        && !before.Notices.Values.Any(other => IsOfTheSameTurn(other.Owed, owed) && Reaches(other))
            ? [new Ring(owed.Agency, owed.Post, owed.Officer, NoticeChannel.CallTask, owed.Rung, owed.Ladder, owed.RequestId)]
            : [];

    private static bool IsOfTheSameTurn(OwedNotice other, OwedNotice owed) =>
        (other.Agency, other.Post, other.Officer, other.RequestId) == (owed.Agency, owed.Post, owed.Officer, owed.RequestId) && other.Version >= owed.Version;

    private static bool Reaches(NoticeMark other) =>
        other.Owed.Channel == NoticeChannel.CallTask || other is { Owed.Channel: NoticeChannel.Desk, State: NoticeState.Seen };
}

namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision? NoticeArm(Act act, IncidentCommand command) => command switch
    {
        IncidentCommand.RecordDelivery c => OnNotice(act, c.NoticeId, mark => RecordDelivery(act, c, mark), () => RecordLate(c)),
        IncidentCommand.RecordUnmanned c => OnNotice(act, c.NoticeId, mark => RecordUnmanned(act, mark), () => Nothing),
        IncidentCommand.CompleteCallTask c => OnNotice(act, c.NoticeId, mark => CompleteCallTask(c, mark), () => Notices.IsCallTask(c.NoticeId) ? Decision.Yes(Completed(c)) : UnknownNotice(c.NoticeId)),
        _ => null,
    };

    /// <summary>What a channel says only ever moves a notice forward; the same word twice changes nothing. A call whose reason went while it was on its way is handed to nobody.</summary>
    private static Decision RecordDelivery(Act act, IncidentCommand.RecordDelivery c, NoticeMark mark) => (mark.State, c.State) switch
    {
        (NoticeState.Owed or NoticeState.Failed, NoticeState.Sent) when CallTasks.LapseOf(act.State, mark) is { } lapse => Decision.Yes(new IncidentEvent.NoticeGivenUp(c.NoticeId, WireWord.Of(lapse))),
        (NoticeState.Owed or NoticeState.Failed, NoticeState.Sent) => Decision.Yes(new IncidentEvent.NoticeSent(c.NoticeId, c.Officer, Outward.IsSimulated(mark.Owed) ? true : null)),
        (NoticeState.Owed or NoticeState.Failed or NoticeState.Sent or NoticeState.GivenUp, NoticeState.Delivered) => Decision.Yes(new IncidentEvent.NoticeDelivered(c.NoticeId, c.Officer)),
        (not NoticeState.Seen, NoticeState.Seen) => Decision.Yes(new IncidentEvent.NoticeSeen(c.NoticeId, c.Officer)),
        (NoticeState.Owed or NoticeState.Sent, NoticeState.Failed) => Decision.Yes(new IncidentEvent.NoticeFailed(c.NoticeId, c.Reason ?? "")),
        (NoticeState.Owed or NoticeState.Sent or NoticeState.Failed, NoticeState.GivenUp) => Decision.Yes(new IncidentEvent.NoticeGivenUp(c.NoticeId, c.Reason ?? "")),
        _ => Nothing,
    };

    private static Decision CompleteCallTask(IncidentCommand.CompleteCallTask c, NoticeMark mark) => mark switch
    {
        { Owed.Channel: not NoticeChannel.CallTask } => UnknownNotice(c.NoticeId),
        { Done: true } => Nothing,
        _ => Decision.Yes(Completed(c)),
    };

    /// <summary>The state has forgotten the notice, because a later turn took its place: the word is recorded and changes nothing else.</summary>
    private static Decision RecordLate(IncidentCommand.RecordDelivery c) => c.State switch
    {
        NoticeState.Sent => Decision.Yes(new IncidentEvent.NoticeSent(c.NoticeId, c.Officer)),
        NoticeState.Delivered => Decision.Yes(new IncidentEvent.NoticeDelivered(c.NoticeId, c.Officer)),
        NoticeState.Seen => Decision.Yes(new IncidentEvent.NoticeSeen(c.NoticeId, c.Officer)),
        NoticeState.Failed => Decision.Yes(new IncidentEvent.NoticeFailed(c.NoticeId, c.Reason ?? "")),
        NoticeState.GivenUp => Decision.Yes(new IncidentEvent.NoticeGivenUp(c.NoticeId, c.Reason ?? "")),
        _ => Nothing,
    };

    private static IncidentEvent.CallTaskCompleted Completed(IncidentCommand.CompleteCallTask c) => new(c.NoticeId, c.Result, c.At, c.Words);

    /// <summary>A rung that found nobody at all is left behind at once; the last one waits for its next turn, so that nothing runs in a circle.</summary>
    private static Decision RecordUnmanned(Act act, NoticeMark mark) => mark.State == NoticeState.GivenUp
        ? Nothing
        : Decision.Yes([new IncidentEvent.RungUnmanned(mark.Owed.NoticeId, mark.Owed.RequestId, mark.Owed.Agency, mark.Owed.Post ?? ""), .. Ladders.ClimbFrom(act, mark)]);

    private static Decision OnNotice(Act act, string noticeId, Func<NoticeMark, Decision> decide, Func<Decision> late)
    {
        if (act.State.Notices.TryGetValue(noticeId, out var mark))
        {
            return decide(mark);
        }

        return Notices.IsForgotten(act.State, noticeId) ? late() : UnknownNotice(noticeId);
    }

    private static Decision UnknownNotice(string noticeId) => Decision.No(RefusalCode.NoticeUnknown, field: "noticeId", args: ("noticeId", noticeId));
}

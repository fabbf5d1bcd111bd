namespace HrBureau.Storage;

/// <summary>
/// The order of lists as one number, so that pages go by key range: missed first, then by the next due instant,
/// then what has none, the newest first.
/// </summary>
internal static class Urgency
{
    private const long Missed = -1_000_000_000_000_000;
    private const long NothingDue = 1_000_000_000_000_000;

    public static long Of(BoardRow row) =>
        (row.Overdue ? Missed : 0) + (row.NextDue is { } due
            ? due.ToUnixTimeMilliseconds()
            : NothingDue - row.OpenedAt.ToUnixTimeMilliseconds());

    public static long Of(DeskRow row) => row.AnswerBy?.ToUnixTimeMilliseconds() ?? NothingDue;
}

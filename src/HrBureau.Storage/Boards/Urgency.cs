namespace HrBureau.Storage;

/// <summary>
/// The order of lists as one number, so that pages go by key range: responses of the two highest grades before everything, then missed,
/// then by the minute of the next due instant, then what has none, the newest first. Within one minute the higher grade comes first.
/// </summary>
internal static class Urgency
{
    private const long Band = 100_000_000_000_000_000;
    private const long Missed = -10_000_000_000_000_000;
    private const long NothingDue = 1_000_000_000_000_000;
    private const long Minute = 60_000;

    // The wire words of the grades, the highest first; another word, were there one, is the lowest.
    private static readonly string[] Grades = ["extraordinary", "major", "larger", "general"];

    public static long Of(BoardRow row)
    {
        var at = row.NextDue?.ToUnixTimeMilliseconds() ?? NothingDue - row.OpenedAt.ToUnixTimeMilliseconds();
        var grade = Array.IndexOf(Grades, row.Grade) is var found and >= 0 ? found : Grades.Length - 1;
        var band = row.Phase == "responding" ? Math.Min(grade, 2) : 2;
        return (band * Band) + (row.Overdue ? Missed : 0) + (((at / Minute * Grades.Length) + grade) * Minute) + (at % Minute);
    }

    public static long Of(DeskRow row) => row.AnswerBy?.ToUnixTimeMilliseconds() ?? NothingDue;
}

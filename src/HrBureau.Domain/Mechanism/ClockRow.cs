namespace HrBureau.Domain;

/// <summary>One clock of the county: dated, never edited; a change of law is a new row.</summary>
/// <param name="Name">Its word, such as <c>first-result</c>; shown on the wire.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Statute">Id of its basis.</param>
/// <param name="Start">What starts it.</param>
/// <param name="Stop">What meets it.</param>
/// <param name="Length">How long it runs.</param>
/// <param name="Kind">The only kind of request it is for; null for all, and for clocks that do not belong to a request.</param>
/// <param name="FromGrade">It runs from this grade upwards.</param>
/// <param name="WarnBefore">How long before the end it warns; null for no warning.</param>
/// <param name="OnMiss">The post of the incident's own agency that is rung when it is missed.</param>
/// <param name="ValidFrom">First day on which it may start.</param>
/// <param name="ValidTo">Last day on which it may start; null for open.</param>
public sealed record ClockRow(
    string Name,
    LocalisedText Label,
    string Statute,
    ClockStart Start,
    ClockStop Stop,
    ClockLength Length,
    RequestKind? Kind,
    Grade FromGrade,
    TimeSpan? WarnBefore,
    string OnMiss,
    DateOnly ValidFrom,
    DateOnly? ValidTo)
{
    /// <summary>Whether it runs on after the response has ended and the request was withdrawn: the paper of an oral approval is owed whatever became of what was approved.</summary>
    public bool RunsOn => Start == ClockStart.ApprovedOrally;

    /// <summary>Whether the row is in force.</summary>
    /// <param name="day">The day on which the clock starts.</param>
    /// <returns>True from its first to its last day.</returns>
    public bool InForceOn(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}

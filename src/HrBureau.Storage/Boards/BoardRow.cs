namespace HrBureau.Storage;

/// <summary>One line of the lists. <c>Tracks</c> and <c>Summary</c> are JSON text; <c>Calendar</c>, named for the first of the two, is the hash of the calendar and the rows of clocks that the clocks were counted by.</summary>
public sealed record BoardRow(
    string Incident,
    string Number,
    bool Drill,
    string Phase,
    string Grade,
    bool Provisional,
    string? Holder,
    string Employer,
    string Project,
    string Place,
    int? Headcount,
    long? AmountFen,
    string Tracks,
    DateTimeOffset? NextDue,
    bool Overdue,
    DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt,
    string SearchText,
    string Summary,
    string Calendar = "");

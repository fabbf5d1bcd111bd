namespace HrBureau.Storage;

/// <summary>A report at the door.</summary>
/// <param name="ReportId">Given by the caller; the same id is the same report.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="SourceRef">Its number there, if it has one: the same source and number is the same report.</param>
/// <param name="County">The county's code, part of the incident's number.</param>
/// <param name="Drill">Whether it belongs to a drill, which has doors and numbers of its own.</param>
/// <param name="SiteKeys">The doors, heaviest first: one incident at a time is open behind each.</param>
/// <param name="EmployerKey">Finds similar incidents; never merges.</param>
/// <param name="RecordedAt">Recording time; its county day is part of the number.</param>
/// <param name="Payload">The command to be executed, as JSON text, personal fields sealed.</param>
/// <param name="TraceParent">The trace that brought it.</param>
public sealed record IntakeReport(
    string ReportId,
    string Source,
    string? SourceRef,
    string County,
    bool Drill,
    IReadOnlyList<string> SiteKeys,
    string? EmployerKey,
    DateTimeOffset RecordedAt,
    string Payload,
    string? TraceParent)
{
    /// <summary>The folded place; finds similar incidents, never merges.</summary>
    public string? Place { get; init; }

    /// <summary>Tell a repeated id with another body, the one to keep first, then those under older keys; none where the id does not stand for a key the caller chose.</summary>
    public IReadOnlyList<string> BodyHashes { get; init; } = [];

    /// <summary>Tell what a source says under its number from what it said before, the one to keep first, then those under older keys, each behind the word of its form and a colon; none for a report without a number.</summary>
    public IReadOnlyList<string> ContentHashes { get; init; } = [];
}

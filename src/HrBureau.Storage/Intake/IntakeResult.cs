namespace HrBureau.Storage;

/// <summary>Where a report goes.</summary>
/// <param name="ReportId">The id of the first report with this source and number.</param>
/// <param name="IncidentId">The incident behind the door.</param>
/// <param name="Opened">Whether this report opened it.</param>
/// <param name="AlreadySettled">Whether the report has become an entry before.</param>
/// <param name="Similar">Other open incidents of the same employer, at the same place, or behind another door of the report.</param>
public sealed record IntakeResult(
    string ReportId,
    string IncidentId,
    bool Opened,
    bool AlreadySettled,
    IReadOnlyList<string> Similar)
{
    /// <summary>Whether the id came before with another body.</summary>
    public bool KeyReused { get; init; }

    /// <summary>Whether the source said something else under this number before: what it says now was not taken.</summary>
    public bool Differs { get; init; }
}

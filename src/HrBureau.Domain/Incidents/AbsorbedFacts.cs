namespace HrBureau.Domain;

/// <summary>What an incident knew when it was merged into another. No person stands in it.</summary>
/// <param name="Phase">Where it stood.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="Provisional">拟定级.</param>
/// <param name="Employer">The unit that owes.</param>
/// <param name="Project">Project.</param>
/// <param name="Place">Place.</param>
/// <param name="Headcount">Adopted people; those of reports while nobody has adopted any.</param>
/// <param name="AmountFen">Adopted money, fen.</param>
/// <param name="Behaviours">Adopted behaviours.</param>
/// <param name="BySource">Figures per source.</param>
/// <param name="Doors">Keys of its site: reports by them come to the other incident from now on.</param>
/// <param name="Reports">Its latest reports, without who reported and without their words: these stay where they were recorded.</param>
public sealed record AbsorbedFacts(
    Phase Phase,
    Grade Grade,
    bool Provisional,
    string? Employer,
    string? Project,
    string? Place,
    int? Headcount,
    long? AmountFen,
    IReadOnlyList<Behaviour> Behaviours,
    IReadOnlyList<SourceFigures> BySource,
    IReadOnlyList<string> Doors,
    IReadOnlyList<ReportFacts> Reports)
{
    /// <summary>Whether a person had adopted the figures, and not reports alone; null in entries from before it was kept.</summary>
    public bool? Adopted { get; init; }

    /// <summary>What an incident knows.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="phase">Where it stood before it was merged.</param>
    /// <returns>All of it that the other one is told.</returns>
    public static AbsorbedFacts Of(IncidentState state, Phase phase) => new(
        phase,
        state.Grade.Value,
        state.Grade.Provisional,
        state.Facts.EmployerName,
        state.Facts.ProjectName,
        state.Facts.Place,
        state.Facts.Adopted.Headcount,
        state.Facts.Adopted.AmountFen,
        state.Facts.Adopted.Behaviours,
        [.. state.Facts.BySource.Select(pair => new SourceFigures(pair.Key, pair.Value.Headcount, pair.Value.AmountFen, pair.Value.Behaviours))],
        SiteKey.Doors(state),
        [.. state.Facts.Reports.Select(report => report with { Reporter = null, Description = "", In = report.In ?? state.Id, HeardAt = null })])
    {
        Adopted = state.Facts.AdoptedFrom is not null,
    };
}

/// <summary>Figures of one source.</summary>
/// <param name="Source">Whose.</param>
/// <param name="Headcount">People.</param>
/// <param name="AmountFen">Money, fen.</param>
/// <param name="Behaviours">Behaviours.</param>
public sealed record SourceFigures(FactSource Source, int? Headcount, long? AmountFen, IReadOnlyList<Behaviour> Behaviours);

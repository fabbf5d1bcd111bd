namespace HrBureau.Domain;

/// <summary>One report as it came in.</summary>
/// <param name="ReportId">Starts with <c>rep-</c>.</param>
/// <param name="Source">Where from.</param>
/// <param name="SourceRef">The source's own number, unique per source.</param>
/// <param name="ReportedAt">When it was reported (legal time).</param>
/// <param name="Reporter">Who, sealed; never shared with another agency.</param>
/// <param name="EmployerName">The unit that owes, as reported.</param>
/// <param name="EmployerCode">统一社会信用代码, where known.</param>
/// <param name="ProjectName">Project, where known.</param>
/// <param name="ProjectAddress">Project address, where known.</param>
/// <param name="Place">Where people are or work.</param>
/// <param name="Headcount">People, as reported.</param>
/// <param name="AmountFen">Money in whole fen, as reported.</param>
/// <param name="Behaviours">What was seen.</param>
/// <param name="Description">Words of the report.</param>
public sealed record ReportFacts(
    string ReportId,
    ReportSource Source,
    string? SourceRef,
    DateTimeOffset ReportedAt,
    Reporter? Reporter,
    string? EmployerName,
    string? EmployerCode,
    string? ProjectName,
    string? ProjectAddress,
    string Place,
    int? Headcount,
    long? AmountFen,
    IReadOnlyList<Behaviour> Behaviours,
    string Description)
{
    /// <summary>The incident whose log holds its entry, where it stands in another one by reference; null for its own.</summary>
    public string? In { get; init; }

    /// <summary>When another incident, into which its own was merged, heard of it; null for its own.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>From when on it is news to the incident.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset NewsAt => HeardAt ?? ReportedAt;
}

/// <summary>Who reported. Sealed; neither another agency nor a page of one ever sees it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Phone">Phone.</param>
/// <param name="IdNumber">ID number (GB 11643), 18 characters.</param>
public sealed record Reporter(Personal? Name, Personal? Phone, Personal? IdNumber);

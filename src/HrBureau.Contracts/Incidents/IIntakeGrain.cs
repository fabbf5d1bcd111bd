using HrBureau.Domain;
using Orleans.Concurrency;

namespace HrBureau.Contracts;

/// <summary>One door per site: many reports, one incident; key <c>intake-&lt;site key&gt;</c>.</summary>
[Alias("hrb.intake")]
[GrainInterfaceType("hrb.intake")]
public interface IIntakeGrain : IGrainWithStringKey
{
    /// <summary>Takes a report: numbers and opens an incident, or merges into the one that occupies the site.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Answered only after the report stands on the incident's timeline.</returns>
    [Needs("report")]
    [AlwaysInterleave]
    [Alias("report")]
    Task<ReportReply> Report(ReportGiven report);
}

/// <summary>A report as it came through a channel.</summary>
/// <param name="Key">Idempotency key of the caller; null takes source and source number, else a new one.</param>
/// <param name="Source">Where from.</param>
/// <param name="SourceRef">The source's own number.</param>
/// <param name="ReportedAt">When it was reported.</param>
/// <param name="ReporterName">Who.</param>
/// <param name="ReporterPhone">Phone.</param>
/// <param name="ReporterIdNumber">ID number.</param>
/// <param name="EmployerName">Unit that owes.</param>
/// <param name="EmployerCode">Its code.</param>
/// <param name="ProjectName">Project.</param>
/// <param name="ProjectAddress">Its address.</param>
/// <param name="Place">Where.</param>
/// <param name="Headcount">People.</param>
/// <param name="AmountFen">Money, fen.</param>
/// <param name="Behaviours">What was seen.</param>
/// <param name="Description">Words.</param>
/// <param name="DrillScale">Opens a drill at this time scale.</param>
[GenerateSerializer]
[Alias("hrb.report-given")]
public sealed record ReportGiven(
    string? Key,
    ReportSource Source,
    string? SourceRef,
    DateTimeOffset ReportedAt,
    string? ReporterName,
    string? ReporterPhone,
    string? ReporterIdNumber,
    string? EmployerName,
    string? EmployerCode,
    string? ProjectName,
    string? ProjectAddress,
    string Place,
    int? Headcount,
    long? AmountFen,
    IReadOnlyList<Behaviour> Behaviours,
    string Description,
    int? DrillScale);

/// <summary>What became of a report.</summary>
/// <param name="Outcome">Accepted, Invalid, Forbidden, KeyReused or TryAgain.</param>
/// <param name="ReportId">Its id.</param>
/// <param name="IncidentId">Incident it stands on.</param>
/// <param name="Merged">False when it opened the incident.</param>
/// <param name="Similar">Open incidents of the same employer elsewhere, or at the same place; never merged silently.</param>
/// <param name="Refusal">Set when not accepted.</param>
/// <param name="BeganAgain">The response had ended and began again by rule because of it; said only to who may see the incident.</param>
[GenerateSerializer]
[Alias("hrb.report-reply")]
public sealed record ReportReply(CommandOutcome Outcome, string? ReportId, string? IncidentId, bool Merged, IReadOnlyList<string> Similar, RefusalView? Refusal, bool BeganAgain = false)
{
    /// <summary>The source said something else under this number before: that stands, what was handed in now was not taken.</summary>
    [Id(100)]
    public bool Differs { get; init; }
}

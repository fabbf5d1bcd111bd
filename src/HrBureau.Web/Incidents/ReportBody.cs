using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>A report as it comes over the API.</summary>
/// <param name="Source">Where from.</param>
/// <param name="ReportedAt">When it was reported by the clock on the wall, with offset; in a drill too, which turns it into its own time.</param>
/// <param name="Place">Where people are or work.</param>
/// <param name="Description">Words of the report.</param>
/// <param name="SourceRef">The source's own number; the same number twice gets the first answer again.</param>
/// <param name="Reporter">Who reported; sealed, never shared.</param>
/// <param name="Employer">The unit that owes.</param>
/// <param name="Project">Project.</param>
/// <param name="Headcount">People.</param>
/// <param name="AmountFen">Money, whole fen.</param>
/// <param name="Behaviours">What was seen.</param>
/// <param name="Drill">Opens a drill.</param>
public sealed record ReportBody(
    ReportSource Source,
    DateTimeOffset ReportedAt,
    string Place,
    string Description,
    string? SourceRef = null,
    ReportBody.ReporterBody? Reporter = null,
    ReportBody.EmployerBody? Employer = null,
    ReportBody.ProjectBody? Project = null,
    int? Headcount = null,
    long? AmountFen = null,
    IReadOnlyList<Behaviour>? Behaviours = null,
    ReportBody.DrillBody? Drill = null)
{
    /// <summary>The report for the intake.</summary>
    public ReportGiven ToGiven(string? key) => new(
        key,
        Source,
        SourceRef,
        ReportedAt,
        Reporter?.Name,
        Reporter?.Phone,
        Reporter?.IdNumber,
        Employer?.Name,
        Employer?.Code,
        Project?.Name,
        Project?.Address,
        Place,
        Headcount,
        AmountFen,
        Behaviours?.ToArray() ?? [],
        Description,
        Drill?.TimeScale);

    /// <summary>Who reported.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Phone">Phone.</param>
    /// <param name="IdNumber">ID number, 18 characters.</param>
    public sealed record ReporterBody(string? Name = null, string? Phone = null, string? IdNumber = null)
    {
        /// <summary>Never the values.</summary>
        public override string ToString() => "[personal]";
    }

    /// <summary>The unit that owes.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Code">Its unified code.</param>
    public sealed record EmployerBody(string? Name = null, string? Code = null);

    /// <summary>Project.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Address">Address.</param>
    public sealed record ProjectBody(string? Name = null, string? Address = null);

    /// <summary>A drill.</summary>
    /// <param name="TimeScale">How many times faster its time runs, 1–600.</param>
    public sealed record DrillBody(int TimeScale);
}

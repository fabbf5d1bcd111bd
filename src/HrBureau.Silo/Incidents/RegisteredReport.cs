using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>A report of a table between its two transactions.</summary>
/// <param name="Command">What its incident will be told.</param>
/// <param name="Row">As the door keeps it.</param>
internal sealed record RegisteredReport(IncidentCommand.Report Command, IntakeReport Row)
{
    /// <summary>Where it goes; null for one that is not registered.</summary>
    public IntakeResult? Routed { get; init; }

    /// <summary>Why it is not registered.</summary>
    public TakenReport? Unfit { get; init; }
}

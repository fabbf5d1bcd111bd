using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Where a merged incident went.</summary>
/// <param name="Into">The other incident.</param>
/// <param name="Version">The entry that says so.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">Where it stood before: what ran then of its requests runs on, and there it goes on when it is taken back.</param>
/// <param name="Since">Since when it stood there.</param>
public sealed record MergeMark(string Into, long Version, string Reason, Phase From, DateTimeOffset Since);

/// <summary>An incident that goes on in this one.</summary>
/// <param name="From">The other incident.</param>
/// <param name="Version">Version of its entry that says so.</param>
/// <param name="At">When this one heard of it.</param>
/// <param name="By">Officer id of who merged it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Grade">Its grade then.</param>
/// <param name="Place">Its place.</param>
/// <param name="Headcount">Its people, as adopted or reported.</param>
/// <param name="Behaviours">Its adopted behaviours.</param>
/// <param name="Doors">Keys of its site.</param>
/// <param name="Reports">Report ids that stand here by reference.</param>
/// <param name="HeardIn">Version of this one's own entry.</param>
public sealed record AbsorbedMark(string From, long Version, DateTimeOffset At, string By, string Reason, Grade Grade, string? Place, int? Headcount, ImmutableList<Behaviour> Behaviours, ImmutableList<string> Doors, ImmutableList<string> Reports, long HeardIn)
{
    /// <summary>Whether somebody had adopted its figures; null where that was not kept.</summary>
    public bool? Adopted { get; init; }
}

/// <summary>A report that was split off.</summary>
/// <param name="ReportId">Report id.</param>
/// <param name="Into">The incident it stands in now; null while a new one is opened for it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Voided">It had been voided where it was recorded: no incident was opened for it.</param>
/// <param name="Report">What people know it by; null where that was not kept.</param>
public sealed record SplitMark(string ReportId, string? Into, DateTimeOffset At, string Reason, bool Voided = false, ReportLabel? Report = null);

/// <summary>A report that came while another incident was merged into this one, by what only that one is known by.</summary>
/// <param name="ReportId">Report id.</param>
/// <param name="Of">That incident, which goes on by itself again.</param>
/// <param name="At">Since when it does.</param>
public sealed record AstrayMark(string ReportId, string Of, DateTimeOffset At);

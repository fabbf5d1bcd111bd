using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Where a merged incident went.</summary>
/// <param name="Into">The other incident.</param>
/// <param name="Version">The entry that says so.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">Where it stood before: what ran then of its requests runs on.</param>
public sealed record MergeMark(string Into, long Version, string Reason, Phase From);

/// <summary>An incident that goes on in this one.</summary>
/// <param name="From">The other incident.</param>
/// <param name="Version">Version of its entry that says so.</param>
/// <param name="At">When this one heard of it.</param>
/// <param name="By">Officer id of who merged it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Grade">Its grade then.</param>
/// <param name="Place">Its place.</param>
/// <param name="Headcount">Its adopted people.</param>
/// <param name="Behaviours">Its adopted behaviours.</param>
/// <param name="Doors">Keys of its site.</param>
/// <param name="Reports">Report ids that stand here by reference.</param>
public sealed record AbsorbedMark(string From, long Version, DateTimeOffset At, string By, string Reason, Grade Grade, string? Place, int? Headcount, ImmutableList<Behaviour> Behaviours, ImmutableList<string> Doors, ImmutableList<string> Reports);

/// <summary>A report that was split off.</summary>
/// <param name="ReportId">Report id.</param>
/// <param name="Into">The incident it stands in now; null while a new one is opened for it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record SplitMark(string ReportId, string? Into, DateTimeOffset At, string Reason);

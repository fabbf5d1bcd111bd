namespace HrBureau.Domain;

/// <summary>A file that is evidence of an incident.</summary>
/// <param name="File">As it was attached.</param>
/// <param name="Version">The entry that says so.</param>
/// <param name="At">When it was attached.</param>
/// <param name="By">Who attached it.</param>
public sealed record AttachedEvidence(IncidentEvent.EvidenceAttached File, long Version, DateTimeOffset At, string By);

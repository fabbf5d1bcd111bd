namespace HrBureau.Domain;

/// <summary>An event as it stands in the log.</summary>
/// <param name="Version">1-based, dense.</param>
/// <param name="Event">What happened.</param>
/// <param name="At">Legal time.</param>
/// <param name="RecordedAt">Recording time, incident time.</param>
/// <param name="By">Officer id or <c>system</c>.</param>
/// <param name="Agency">His agency; empty for the system.</param>
/// <param name="CommandId">The act it belongs to: all events of one act carry the same id.</param>
public sealed record RecordedEvent(long Version, IncidentEvent Event, DateTimeOffset At, DateTimeOffset RecordedAt, string By, string Agency, string CommandId);

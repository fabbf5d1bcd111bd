namespace HrBureau.Domain;

/// <summary>A notice somebody must receive, derived from an event: the same event always owes the same notices.</summary>
/// <param name="NoticeId">Deterministic: <c>ntc-{incident}-{version}-{agency}-{post}-{channel}</c>, so a crash can neither lose nor double it.</param>
/// <param name="IncidentId">Incident.</param>
/// <param name="Version">Entry that owes it.</param>
/// <param name="Kind">Kebab-case kind of that entry; outward texts hang on it and carry no name and no amount.</param>
/// <param name="RequestId">Request it is about, or null.</param>
/// <param name="Agency">Agency code.</param>
/// <param name="Post">Post; the dispatcher asks the agency who holds it now. Or null with <paramref name="Officer"/> set.</param>
/// <param name="Officer">One certain officer (the holder), or null.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Rung">Rung of the ladder it belongs to; -1 when none.</param>
/// <param name="Drill">Whether to mark it 【演练】 and simulate outside channels.</param>
public sealed record OwedNotice(string NoticeId, string IncidentId, long Version, string Kind, string? RequestId, string Agency, string? Post, string? Officer, NoticeChannel Channel, int Rung, bool Drill);

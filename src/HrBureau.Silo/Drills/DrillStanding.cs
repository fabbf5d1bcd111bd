using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Where the incident of a replay stands.</summary>
/// <param name="At">Drill time.</param>
/// <param name="NextDue">When something next strikes by itself.</param>
/// <param name="Over">Whether its response has ended.</param>
/// <param name="Owed">Notices that no channel has taken yet, oldest first.</param>
[GenerateSerializer]
[Alias("hrb.drill-standing")]
internal sealed record DrillStanding(DateTimeOffset At, DateTimeOffset? NextDue, bool Over, StandingNotice[] Owed);

/// <summary>A notice that waits for its channel.</summary>
[GenerateSerializer]
[Alias("hrb.standing-notice")]
internal sealed record StandingNotice(string NoticeId, string Agency, string? Post, string? Officer, NoticeChannel Channel);

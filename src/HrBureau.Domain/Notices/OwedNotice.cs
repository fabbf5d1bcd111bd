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
/// <param name="Ladder">Ladder of that rung; null when none, and in notices from before it was kept.</param>
public sealed record OwedNotice(string NoticeId, string IncidentId, long Version, string Kind, string? RequestId, string Agency, string? Post, string? Officer, NoticeChannel Channel, int Rung, bool Drill, LadderUse? Ladder = null)
{
    /// <summary>Whether it is for an officer: by his id, or by a post he holds when he looks. A post that changed hands takes its notices along.</summary>
    /// <param name="agency">His agency.</param>
    /// <param name="officer">Officer id.</param>
    /// <param name="posts">Posts he holds now.</param>
    /// <returns>True for its addressee: nobody else's look proves that it arrived.</returns>
    public bool IsFor(string agency, string officer, IReadOnlySet<string> posts) =>
        Agency == agency && (Officer is { } one ? one == officer : Post is { } post && posts.Contains(post));
}

namespace HrBureau.Storage;

/// <summary>Which commands of an incident were answered before, as of one version of it: replies come with a head that moves, and never without.</summary>
/// <param name="Version">Where the head stands; 0 when there is none.</param>
/// <param name="Replies">By key; those that are not here have none up to that version.</param>
public sealed record KnownReplies(long Version, IReadOnlyDictionary<ReplyKey, StoredReply> Replies);

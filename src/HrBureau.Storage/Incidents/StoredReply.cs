namespace HrBureau.Storage;

/// <summary>The reply a command got, as JSON text, with the hash of the body that asked for it.</summary>
public sealed record StoredReply(ReplyKey Key, string BodyHash, string Reply);

namespace HrBureau.Storage;

/// <summary>The reply a command got, as JSON text, with the hash of the body that asked for it.</summary>
public sealed record StoredReply(ReplyKey Key, string BodyHash, string Reply)
{
    /// <summary>Hashes of the same body under older keys; asked with, never kept.</summary>
    public IReadOnlyList<string> OlderHashes { get; init; } = [];

    /// <summary>Whether this reply was given to the body that asks now.</summary>
    public bool Answers(StoredReply asked) => asked.BodyHash == BodyHash || asked.OlderHashes.Contains(BodyHash);
}

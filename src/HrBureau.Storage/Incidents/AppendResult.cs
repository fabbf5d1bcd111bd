namespace HrBureau.Storage;

/// <summary>What became of an append. Faults are exceptions.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Durable.</summary>
    public sealed record Appended(long Version, byte[] HeadHash, IReadOnlyList<LogEntry> Entries) : AppendResult;

    /// <summary>The same command had been answered before; this is the answer.</summary>
    public sealed record Replayed(StoredReply Reply) : AppendResult;

    /// <summary>The same key came with another body.</summary>
    public sealed record KeyReused : AppendResult;

    /// <summary>Somebody else moved the incident first: load again and decide again.</summary>
    public sealed record Conflict : AppendResult;

    /// <summary>Word of another incident is on its way to this one, which must not end before it has come.</summary>
    public sealed record WordComing(string Incident) : AppendResult;

    /// <summary>Another incident holds the site.</summary>
    public sealed record SiteTaken(string Incident) : AppendResult;
}

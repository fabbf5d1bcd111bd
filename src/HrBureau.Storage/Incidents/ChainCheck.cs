namespace HrBureau.Storage;

/// <summary>Walks a chain entry by entry and remembers the first thing wrong with it.</summary>
/// <param name="incident">Whose chain it is.</param>
/// <param name="head">Its head as it stands.</param>
/// <param name="known">Heads it has had.</param>
/// <param name="named">The highest version that anything beside head and entries names.</param>
public sealed class ChainCheck(string incident, IncidentHead? head, IReadOnlyList<KnownHead> known, long named)
{
    private readonly ILookup<long, KnownHead> _known = known.ToLookup(k => k.Version);
    private VerifyResult? _bad;
    private long _version;
    private byte[] _hash = [];

    /// <summary>Takes the next entry; false when there is no use in going on.</summary>
    public bool Take(LogEntry entry)
    {
        var fault = Judge(entry);
        if (fault != ChainFault.None)
        {
            _bad = new VerifyResult(fault, _version, _hash, entry.Version);
            return false;
        }

        _version = entry.Version;
        _hash = entry.Hash;
        return true;
    }

    public VerifyResult Finish()
    {
        if (_bad is not null)
        {
            return _bad;
        }

        var furthest = known.Select(k => k.Version).Append(head?.Version ?? 0).Append(named).Max();
        var missing = _version < furthest || (head is null && _version > 0);
        return missing
            ? new VerifyResult(ChainFault.TailRemoved, _version, _hash, _version + 1)
            : new VerifyResult(ChainFault.None, _version, _hash, null);
    }

    private ChainFault Judge(LogEntry entry)
    {
        if (entry.Incident != incident || entry.Version != _version + 1)
        {
            return ChainFault.VersionMissing;
        }

        if (!entry.PrevHash.AsSpan().SequenceEqual(_hash))
        {
            return ChainFault.LinkBroken;
        }

        if (!HashChain.MayHaveWritten(entry) || !HashChain.Compute(entry).AsSpan().SequenceEqual(entry.Hash))
        {
            return ChainFault.EntryChanged;
        }

        var differs = _known[entry.Version].Any(k => !k.Hash.AsSpan().SequenceEqual(entry.Hash))
            || (head?.Version == entry.Version && !head.Hash.AsSpan().SequenceEqual(entry.Hash));
        return differs ? ChainFault.HistoryRewritten : ChainFault.None;
    }
}

namespace HrBureau.Storage;

/// <summary>What is wrong with a chain.</summary>
public enum ChainFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A column of the entry no longer meets its hash.</summary>
    EntryChanged,

    /// <summary>The entry does not follow the one before it.</summary>
    LinkBroken,

    /// <summary>A version is missing.</summary>
    VersionMissing,

    /// <summary>Entries at the end are gone, or the head was moved.</summary>
    TailRemoved,

    /// <summary>The chain is sound in itself but not the one that was anchored.</summary>
    HistoryRewritten,
}

namespace HrBureau.Storage;

/// <summary>One decided command: its entries and everything that must become true with them.</summary>
public sealed record AppendRequest
{
    public required string Incident { get; init; }

    /// <summary>The version the decision was made on; 0 for a new incident.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The hash of the entry at <see cref="ExpectedVersion"/>; empty at 0.</summary>
    public required byte[] HeadHash { get; init; }

    public required IReadOnlyList<NewEntry> Entries { get; init; }

    public StoredReply? Reply { get; init; }

    /// <summary>The next due instant; none removes the row.</summary>
    public DueRow? Due { get; init; }

    public IReadOnlyList<OwedRow> Owed { get; init; } = [];

    /// <summary>Ids of owed rows that this append settles.</summary>
    public IReadOnlyList<string> SettledOwed { get; init; } = [];

    public BoardRow? Board { get; init; }

    public IReadOnlyList<VisibilityRow> Visibility { get; init; } = [];

    public IReadOnlyList<DeskRow> Desk { get; init; } = [];

    public IReadOnlyList<PersonKeyRow> NewKeys { get; init; } = [];

    /// <summary>The state after these entries; written unless a higher fold is stored.</summary>
    public AppendSnapshot? Snapshot { get; init; }

    /// <summary>Names the mechanism of a new incident.</summary>
    public string? MechanismHash { get; init; }

    /// <summary>A site key this incident holds and gives back.</summary>
    public string? ReleaseSite { get; init; }

    /// <summary>A site key this incident must win for the append to count.</summary>
    public string? ClaimSite { get; init; }

    /// <summary>The employer key kept with <see cref="ClaimSite"/>.</summary>
    public string? ClaimEmployer { get; init; }

    /// <summary>The report that becomes an entry with this append.</summary>
    public string? SettledReport { get; init; }

    public string? TraceParent { get; init; }
}

using System.Diagnostics;

namespace HrBureau.Storage;

/// <summary>One decided command, or several of one incident in a row: their entries and everything that must become true with them.</summary>
public sealed record AppendRequest
{
    public required string Incident { get; init; }

    /// <summary>The version the decision was made on; 0 for a new incident.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The hash of the entry at <see cref="ExpectedVersion"/>; empty at 0.</summary>
    public required byte[] HeadHash { get; init; }

    public required IReadOnlyList<NewEntry> Entries { get; init; }

    /// <summary>The replies to keep. Of a single command the append itself finds out that it was answered before; several are looked up by whoever puts them together.</summary>
    public IReadOnlyList<StoredReply> Replies { get; init; } = [];

    /// <summary>The next due instant; none removes the row, unless <see cref="ClearsDue"/> says that there is none to remove.</summary>
    public DueRow? Due { get; init; }

    /// <summary>False when the version this follows left nothing due.</summary>
    public bool ClearsDue { get; init; } = true;

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

    /// <summary>Whether this incident gives back every site key it holds.</summary>
    public bool ReleasesSites { get; init; }

    /// <summary>Site keys this incident must win for the append to count.</summary>
    public IReadOnlyList<string> ClaimSites { get; init; } = [];

    /// <summary>Site keys this incident takes if nobody holds them.</summary>
    public IReadOnlyList<string> TakeSites { get; init; } = [];

    /// <summary>Another incident that it rests on.</summary>
    public BesideIncident? Beside { get; init; }

    /// <summary>Whether the incident takes nothing in after this: it counts only while no word of another incident is on its way to it.</summary>
    public bool EndsHere { get; init; }

    /// <summary>The employer key kept with the site keys.</summary>
    public string? SiteEmployer { get; init; }

    /// <summary>The folded place kept with the site keys.</summary>
    public string? SitePlace { get; init; }

    /// <summary>Reports that become entries with this append.</summary>
    public IReadOnlyList<string> SettledReports { get; init; } = [];

    public string? TraceParent { get; init; }

    /// <summary>The acts beside the caller's own that are written with it.</summary>
    public IReadOnlyList<ActivityContext> JoinedActs { get; init; } = [];

    /// <summary>Whether it asks for site keys or rests on other incidents, which is decided one append at a time.</summary>
    public bool StandsAlone => EndsHere || Beside is not null || ClaimSites.Count + TakeSites.Count > 0;

    /// <summary>The site keys it asks for, in the order in which everybody locks them, with whether it must win them.</summary>
    internal IEnumerable<(string Key, bool MustWin)> AskedSites => ClaimSites.Select(key => (key, true))
        .Concat(TakeSites.Except(ClaimSites).Select(key => (key, false)))
        .OrderBy(site => site.Item1, StringComparer.Ordinal);
}

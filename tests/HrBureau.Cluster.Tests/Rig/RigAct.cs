namespace HrBureau.Cluster.Tests;

/// <summary>One act of one client: sent under one key until it is answered.</summary>
/// <param name="Key">Its idempotency key; what it writes carries it, so that it is found again.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Officer">Who acts.</param>
/// <param name="Incident">Where; null for a report, whose answer says it.</param>
/// <param name="Body">What is sent.</param>
internal sealed record RigAct(string Key, RigActKind Kind, string Officer, string? Incident, object Body)
{
    /// <summary>Where it is sent.</summary>
    public string Path => Kind == RigActKind.Report ? "/api/reports" : $"/api/incidents/{Incident}/commands";

    /// <summary>When it was sent first and last, and answered: instants of the machine's own clock.</summary>
    public long FirstSent { get; set; }

    public long LastSent { get; set; }

    public long Answered { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Sent { get; set; }

    /// <summary>What it was told; null while nothing certain.</summary>
    public RigReply? Reply { get; set; }

    /// <summary>Why it was refused for good; null when it was not.</summary>
    public string? Refused { get; set; }
}

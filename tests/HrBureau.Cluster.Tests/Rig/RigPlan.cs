namespace HrBureau.Cluster.Tests;

/// <summary>What a run of the rig is made of.</summary>
/// <param name="Name">Names its files beside the test logs.</param>
/// <param name="Seed">Everything random comes from it.</param>
internal sealed record RigPlan(string Name, int Seed)
{
    /// <summary>Officers who write notes, each on an incident of his own.</summary>
    public int NoteTakers { get; init; } = 16;

    /// <summary>How long people wait between two acts.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Incidents nobody takes into charge, whose ladder falls due again and again.</summary>
    public int Drills { get; init; } = 12;

    /// <summary>How much faster time goes there.</summary>
    public int DrillScale { get; init; } = 300;

    /// <summary>Lines of the database's configuration.</summary>
    public IReadOnlyList<string> ServerSettings { get; init; } = [];

    /// <summary>Settings of all processes.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];
}

namespace HrBureau.Cluster.Tests;

/// <summary>What injecting a fault came to.</summary>
/// <param name="Reached">How often it really bit.</param>
/// <param name="Since">From when on the system owes its service: the bite where the rest must go on without, the healing where nothing can.</param>
internal sealed record Bite(int Reached, long Since);

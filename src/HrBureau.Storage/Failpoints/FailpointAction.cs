namespace HrBureau.Storage;

/// <summary>What an armed failpoint does when it is reached.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Delay">How long it holds, for <see cref="FailpointKind.Delay"/>.</param>
/// <param name="Skip">How many passages it lets through first.</param>
/// <param name="Times">How often it acts; 0 for ever.</param>
public sealed record FailpointAction(FailpointKind Kind, TimeSpan Delay = default, int Skip = 0, int Times = 0);

namespace HrBureau.Domain;

/// <summary>A ladder under way with the row it climbs.</summary>
/// <param name="Use">What it waits for.</param>
/// <param name="Request">The request; null for an incident nobody holds.</param>
/// <param name="Run">Where it stands.</param>
/// <param name="Row">Its rungs.</param>
public sealed record RunningLadder(LadderUse Use, JointRequest? Request, LadderRun Run, LadderRow Row);

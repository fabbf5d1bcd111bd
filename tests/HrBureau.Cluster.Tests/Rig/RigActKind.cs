namespace HrBureau.Cluster.Tests;

/// <summary>What clients of the rig do.</summary>
internal enum RigActKind
{
    Note,
    Report,
    Draft,
    Raise,
    TakeCharge,
    HandOver,
    Accept,
}

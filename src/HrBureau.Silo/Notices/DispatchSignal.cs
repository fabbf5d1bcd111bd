namespace HrBureau.Silo;

/// <summary>Rung when an append of this silo owes somebody something.</summary>
public sealed class DispatchSignal : WakeSignal;

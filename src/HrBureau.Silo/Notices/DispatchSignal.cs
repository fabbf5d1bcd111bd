namespace HrBureau.Silo;

/// <summary>Rung when an append of this silo owes somebody something.</summary>
internal sealed class DispatchSignal : WakeSignal;

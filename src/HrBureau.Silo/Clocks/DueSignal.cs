namespace HrBureau.Silo;

/// <summary>Rung when an append of this silo armed a due instant.</summary>
public sealed class DueSignal : WakeSignal;

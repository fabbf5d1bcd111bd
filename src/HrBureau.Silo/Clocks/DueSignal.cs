namespace HrBureau.Silo;

/// <summary>Rung when an append of this silo armed a due instant.</summary>
internal sealed class DueSignal : WakeSignal;

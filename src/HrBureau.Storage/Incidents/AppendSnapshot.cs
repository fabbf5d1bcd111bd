namespace HrBureau.Storage;

/// <summary>The state to keep with an append. Its version and head hash are those the append leads to.</summary>
public sealed record AppendSnapshot(int Fold, string State);

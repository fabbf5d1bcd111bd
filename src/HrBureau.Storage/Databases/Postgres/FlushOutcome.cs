namespace HrBureau.Storage;

/// <summary>Which incidents a flush moved; for an append that stands alone and was turned away, the answer.</summary>
internal sealed record FlushOutcome(IReadOnlySet<string> Moved, AppendResult? Refused = null);

namespace HrBureau.Storage;

/// <summary>How much is owed and since when.</summary>
public sealed record OwedFigures(long Depth, DateTimeOffset? Oldest, long Troubled);

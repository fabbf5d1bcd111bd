namespace HrBureau.Storage;

/// <summary>How many reports wait for their second transaction, and since when.</summary>
public sealed record IntakeFigures(long Pending, DateTimeOffset? Oldest);

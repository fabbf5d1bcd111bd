namespace HrBureau.Benchmarks;

/// <summary>A row the product wrote.</summary>
/// <param name="Kind">One of <see cref="RowKind"/>.</param>
/// <param name="Values">In the order of its columns.</param>
internal sealed record TracedRow(string Kind, object?[] Values);

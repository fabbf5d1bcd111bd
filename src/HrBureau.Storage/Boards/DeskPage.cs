namespace HrBureau.Storage;

/// <summary>A page of an inbox; no cursor on the last one.</summary>
public sealed record DeskPage(IReadOnlyList<DeskItem> Items, string? NextCursor);

namespace HrBureau.Storage;

/// <summary>A page of a list; no cursor on the last one.</summary>
public sealed record BoardPage(IReadOnlyList<BoardItem> Items, string? NextCursor);

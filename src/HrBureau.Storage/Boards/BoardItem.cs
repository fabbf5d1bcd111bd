namespace HrBureau.Storage;

/// <summary>A line of a list with the parts its viewer may see; no parts means all.</summary>
public sealed record BoardItem(BoardRow Row, string? Parts);

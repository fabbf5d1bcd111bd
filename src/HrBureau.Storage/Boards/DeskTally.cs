namespace HrBureau.Storage;

/// <summary>How many open lines of a desk are of one kind and from or for the same.</summary>
public sealed record DeskTally(string Kind, string From, int Lines);

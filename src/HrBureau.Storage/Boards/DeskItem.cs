namespace HrBureau.Storage;

/// <summary>A line of an agency's inbox.</summary>
public sealed record DeskItem(string Incident, DeskRow Row);

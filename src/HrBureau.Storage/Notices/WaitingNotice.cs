namespace HrBureau.Storage;

/// <summary>A notice of which nothing says yet that it has left.</summary>
public sealed record WaitingNotice(string Id, string Incident, string Target, DateTimeOffset NotBefore);

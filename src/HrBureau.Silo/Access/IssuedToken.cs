namespace HrBureau.Silo;

/// <summary>A token just signed.</summary>
public sealed record IssuedToken(string Text, string SessionId, DateTimeOffset ExpiresAt);

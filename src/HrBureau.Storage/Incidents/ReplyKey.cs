namespace HrBureau.Storage;

/// <summary>What makes a command the same command: incident, officer and the key he sent with it.</summary>
public sealed record ReplyKey(string Incident, string Officer, string Key);

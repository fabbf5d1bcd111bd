namespace HrBureau.TestKit;

/// <summary>A message as a receiver got it.</summary>
public sealed record Received(string Id, string Timestamp, string Signature, string Body, IReadOnlyDictionary<string, string> Headers);

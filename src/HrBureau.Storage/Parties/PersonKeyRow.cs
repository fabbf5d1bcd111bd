namespace HrBureau.Storage;

/// <summary>A person's sealing key, wrapped by the master key.</summary>
/// <param name="KeyId"><c>incident/personId</c>.</param>
/// <param name="Wrapped">The wrapped key.</param>
public sealed record PersonKeyRow(string KeyId, byte[] Wrapped);

namespace HrBureau.Domain;

/// <summary>Who acted, when it was an agency's own system: <c>key:police-3f9a2c/接处警平台</c>. The name is that of its key when it acted, so that the timeline says it for ever.</summary>
public static class MachineId
{
    private const string Prefix = "key:";

    /// <summary>The id of a system under one of its keys.</summary>
    /// <param name="keyId">The key's id; the key itself is nowhere kept.</param>
    /// <param name="name">What the administrator called it.</param>
    /// <returns>The id.</returns>
    public static string Of(string keyId, string name) => $"{Prefix}{keyId}/{name}";

    /// <summary>What people call it.</summary>
    /// <param name="id">An id of whoever acted.</param>
    /// <returns>The name; null when it was a person or our own system.</returns>
    public static string? NameOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith(Prefix, StringComparison.Ordinal) && id.IndexOf('/', StringComparison.Ordinal) is var cut and > 0 ? id[(cut + 1)..] : null;
    }
}

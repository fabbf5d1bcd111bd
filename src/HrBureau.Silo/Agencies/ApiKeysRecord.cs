using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>The keys of an agency's own systems as they are kept: hashes, never keys.</summary>
[GenerateSerializer]
[Alias("hrb.api-keys-record")]
internal sealed class ApiKeysRecord
{
    [Id(0)]
    public List<ApiKeyRow> Keys { get; set; } = [];
}

/// <summary>One key.</summary>
[GenerateSerializer]
[Alias("hrb.api-key-row")]
internal sealed class ApiKeyRow
{
    [Id(0)]
    public string KeyId { get; set; } = "";

    /// <summary>SHA-256 of the whole key, which is random enough to need nothing slower.</summary>
    [Id(1)]
    public byte[] Hash { get; set; } = [];

    [Id(2)]
    public string Name { get; set; } = "";

    [Id(3)]
    public List<KeyScope> Scopes { get; set; } = [];

    [Id(4)]
    public DateTimeOffset MadeAt { get; set; }

    [Id(5)]
    public string MadeBy { get; set; } = "";

    [Id(6)]
    public DateTimeOffset? Until { get; set; }

    [Id(7)]
    public DateTimeOffset? LastUsed { get; set; }
}

using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What an agency's own system may do with its key; nothing that its scopes do not name.</summary>
[GenerateSerializer]
[Alias("hrb.key-scope")]
[JsonConverter(typeof(KebabEnumConverter<KeyScope>))]
public enum KeyScope
{
    /// <summary>Receipts for notices that went to the agency, and the acknowledgement of its requests.</summary>
    Receipts,

    /// <summary>Hand in reports.</summary>
    Reports,
}

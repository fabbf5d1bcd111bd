using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>A part of an incident that another agency may be shown.</summary>
[GenerateSerializer]
[Alias("hrb.share-part")]
[JsonConverter(typeof(KebabEnumConverter<SharePart>))]
public enum SharePart
{
    /// <summary>The unit that owes.</summary>
    Employer,

    /// <summary>Its responsible persons, without their phones.</summary>
    Persons,

    /// <summary>Phones and addresses of the responsible persons, and the contact ledger.</summary>
    Contacts,

    /// <summary>The contracting chain.</summary>
    Chain,

    /// <summary>Project and place.</summary>
    Place,

    /// <summary>How many people.</summary>
    Headcount,

    /// <summary>How much money.</summary>
    Amount,

    /// <summary>The workers by name; only with a reason.</summary>
    Workers,

    /// <summary>Evidence files.</summary>
    Evidence,
}

using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>The only things police may be asked to do before a criminal case is filed.</summary>
[GenerateSerializer]
[Alias("hrb.police-measure")]
[JsonConverter(typeof(KebabEnumConverter<PoliceMeasure>))]
public enum PoliceMeasure
{
    /// <summary>Find the person and make contact.</summary>
    FindAndContact,

    /// <summary>Warn and educate (警示告诫), with a record.</summary>
    Warn,

    /// <summary>Interview the person together with the labour inspectors.</summary>
    JointInterview,

    /// <summary>Keep order at the scene.</summary>
    KeepOrder,

    /// <summary>Advise on evidence.</summary>
    AdviseOnEvidence,
}

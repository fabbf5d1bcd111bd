using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>A link of the contracting chain.</summary>
[GenerateSerializer]
[Alias("hrb.party-role")]
[JsonConverter(typeof(KebabEnumConverter<PartyRole>))]
public enum PartyRole
{
    /// <summary>欠薪用人单位.</summary>
    Employer,

    /// <summary>建设单位.</summary>
    Developer,

    /// <summary>施工总承包单位.</summary>
    GeneralContractor,

    /// <summary>分包单位.</summary>
    Subcontractor,

    /// <summary>包工头 (natural person).</summary>
    LabourContractor,

    /// <summary>用工单位.</summary>
    HostUnit,
}

using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What a person is in his unit.</summary>
[GenerateSerializer]
[Alias("hrb.person-post")]
[JsonConverter(typeof(KebabEnumConverter<PersonPost>))]
public enum PersonPost
{
    /// <summary>法定代表人.</summary>
    LegalRepresentative,

    /// <summary>实际控制人.</summary>
    ActualController,

    /// <summary>项目经理.</summary>
    ProjectManager,

    /// <summary>包工头.</summary>
    LabourContractor,

    /// <summary>劳资专管员.</summary>
    WageOfficer,

    /// <summary>其他.</summary>
    Other,
}

using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>What one agency asks of another.</summary>
[GenerateSerializer]
[Alias("hrb.request-kind")]
[JsonConverter(typeof(KebabEnumConverter<RequestKind>))]
public enum RequestKind
{
    /// <summary>Police help before a criminal case is filed (提前介入).</summary>
    EarlyIntervention,

    /// <summary>Help in checking facts or finding persons (协查查找).</summary>
    AssistInquiry,

    /// <summary>An interview held together (联合约谈).</summary>
    JointInterview,

    /// <summary>Keeping order at the scene (现场秩序).</summary>
    OnSceneOrder,

    /// <summary>Hand-over of a suspected crime (案件移送); it follows statutory clocks and has no ladder.</summary>
    CrimeTransfer,

    /// <summary>Checking the money of a project (工程款核查).</summary>
    ProjectFundsCheck,

    /// <summary>An advance out of the emergency revolving fund (应急周转金).</summary>
    EmergencyFund,

    /// <summary>Legal aid for the workers (法律援助).</summary>
    LegalAid,

    /// <summary>Looking into bank accounts (账户查询); approved at city level only.</summary>
    AccountQuery,
}

using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Why a call that was asked for is no longer needed.</summary>
[GenerateSerializer]
[Alias("hrb.call-lapse")]
[JsonConverter(typeof(KebabEnumConverter<CallLapse>))]
public enum CallLapse
{
    /// <summary>已有人承办.</summary>
    Taken,

    /// <summary>已签批.</summary>
    Signed,

    /// <summary>对方已签收或答复.</summary>
    Answered,

    /// <summary>请求已办结.</summary>
    Fulfilled,

    /// <summary>请求已撤回.</summary>
    Withdrawn,

    /// <summary>已核实.</summary>
    Verified,

    /// <summary>响应已结束.</summary>
    Ended,

    /// <summary>催办已从第一级重新开始: the ladder has not come to this rung again.</summary>
    Restarted,

    /// <summary>已并入另一事件.</summary>
    Merged,
}

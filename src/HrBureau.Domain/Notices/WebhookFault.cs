using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Why a notice did not reach the receiving agency's own system.</summary>
[GenerateSerializer]
[Alias("hrb.webhook-fault")]
[JsonConverter(typeof(KebabEnumConverter<WebhookFault>))]
public enum WebhookFault
{
    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>Its certificate does not hold.</summary>
    CertificateRefused,

    /// <summary>Its address leads to where nothing of ours may go.</summary>
    AddressRefused,

    /// <summary>It points elsewhere; nobody follows.</summary>
    Redirected,

    /// <summary>It asks for patience (429 or 503).</summary>
    Busy,

    /// <summary>It answers with an error.</summary>
    AnsweredError,

    /// <summary>It says that it is no more (410): it gets nothing until somebody registers it again.</summary>
    Gone,

    /// <summary>It was taken off the register before the notice left.</summary>
    Removed,

    /// <summary>It was paused before the notice left.</summary>
    Paused,
}

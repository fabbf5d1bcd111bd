using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>What meets a clock.</summary>
[GenerateSerializer]
[Alias("hrb.clock-stop")]
[JsonConverter(typeof(KebabEnumConverter<ClockStop>))]
public enum ClockStop
{
    /// <summary>The request was acknowledged, taken on, sent back or answered.</summary>
    RequestAcknowledged,

    /// <summary>A first result was given to the asking side.</summary>
    ResultGiven,

    /// <summary>The request was answered.</summary>
    RequestAnswered,

    /// <summary>The sealed paper of the oral approval is on file.</summary>
    PaperSealed,

    /// <summary>The report by phone was made.</summary>
    PhoneReported,

    /// <summary>The written first report was signed.</summary>
    FirstReportSigned,

    /// <summary>A follow-up report was signed.</summary>
    FollowUpSigned,

    /// <summary>The workers were told what became of the promise.</summary>
    PromiseKept,

    /// <summary>The incident was accepted by the new holder, or the offer was taken back.</summary>
    HandOverAccepted,

    /// <summary>The joint interview took place.</summary>
    InterviewHeld,

    /// <summary>The final report was signed.</summary>
    FinalReportSigned,
}

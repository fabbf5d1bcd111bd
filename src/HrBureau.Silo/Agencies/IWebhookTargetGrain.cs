using HrBureau.Contracts;
using HrBureau.Domain;
using Orleans.Concurrency;

namespace HrBureau.Silo;

/// <summary>An agency's own system as the silo's loops see it; the same actor as <see cref="IWebhookGrain"/>.</summary>
[Alias("hrb.webhook-target")]
[GrainInterfaceType("hrb.webhook-target")]
internal interface IWebhookTargetGrain : IGrainWithStringKey
{
    /// <summary>Where to send and what to sign with; null when no system is on the register.</summary>
    [Needs(Access.System)]
    [AlwaysInterleave]
    [Alias("target")]
    Task<WebhookTarget?> Target();

    /// <summary>Writes down a sending; who says that he is gone gets nothing more.</summary>
    [Needs(Access.System)]
    [Alias("note")]
    Task Note(string kind, WebhookFault? fault, int? status, int tries);

    /// <summary>How it stands, for who operates the system; null when no system is on the register.</summary>
    [Needs(Access.System)]
    [AlwaysInterleave]
    [Alias("standing")]
    Task<WebhookStanding?> Standing();
}

/// <summary>Where to send.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Secrets">Sealed, newest first.</param>
/// <param name="Active">Whether it takes notices now.</param>
[GenerateSerializer]
[Alias("hrb.webhook-target-view")]
internal sealed record WebhookTarget(Uri Url, IReadOnlyList<string> Secrets, bool Active)
{
    public override string ToString() => "[target]";
}

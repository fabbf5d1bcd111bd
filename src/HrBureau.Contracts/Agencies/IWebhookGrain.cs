using HrBureau.Domain;
using Orleans.Concurrency;

namespace HrBureau.Contracts;

/// <summary>Where an agency's own system takes notices; key <c>agy-police</c>. Answers null to who does not administer the agency.</summary>
[Alias("hrb.webhook")]
[GrainInterfaceType("hrb.webhook")]
public interface IWebhookGrain : IGrainWithStringKey
{
    /// <summary>What stands on the register.</summary>
    /// <returns>The registration, without its secrets.</returns>
    [Needs("manage-agencies")]
    [Alias("show")]
    Task<WebhookView?> Show();

    /// <summary>Puts the agency's system on the register, or changes its address or whether it is active.</summary>
    /// <param name="url">Where notices go.</param>
    /// <param name="active">False pauses it.</param>
    /// <returns>The registration; with its secret the first time and never again.</returns>
    [Needs("manage-agencies")]
    [Alias("register")]
    Task<WebhookReply?> Register(string url, bool active);

    /// <summary>Makes a new secret. Both sign until the overlap is over.</summary>
    /// <param name="overlapHours">How long the old one goes on signing, 0–168.</param>
    /// <returns>The registration and the new secret, shown this once.</returns>
    [Needs("manage-agencies")]
    [Alias("rotate")]
    Task<WebhookReply?> Rotate(int overlapHours);

    /// <summary>The old secret stops signing at once.</summary>
    /// <returns>The registration.</returns>
    [Needs("manage-agencies")]
    [Alias("end-old")]
    Task<WebhookReply?> EndOld();

    /// <summary>Takes the system off the register; its secrets are gone.</summary>
    /// <returns>The empty registration.</returns>
    [Needs("manage-agencies")]
    [Alias("remove")]
    Task<WebhookReply?> Remove();

    /// <summary>Sends a message of a kind of its own, which is about nothing.</summary>
    /// <returns>What came of it.</returns>
    [Needs("manage-agencies")]
    [AlwaysInterleave]
    [Alias("test")]
    Task<WebhookTestReply?> Test();
}

/// <summary>A registration.</summary>
/// <param name="Agency">Agency code.</param>
/// <param name="Url">Where notices go; null when no system is on the register. A query is left out: it may be a secret.</param>
/// <param name="Active">Whether notices go there.</param>
/// <param name="Paused">Why not, when it was not an administrator who paused it.</param>
/// <param name="PausedAt">Since when.</param>
/// <param name="MadeAt">When it was registered.</param>
/// <param name="MadeBy">By whom.</param>
/// <param name="RotatedAt">When its secret was last made anew.</param>
/// <param name="RotatedBy">By whom.</param>
/// <param name="OldSecretUntil">Until when the old secret signs too; null when there is none.</param>
/// <param name="Deliveries">The last ones, newest first.</param>
[GenerateSerializer]
[Alias("hrb.webhook-view")]
public sealed record WebhookView(
    string Agency,
    string? Url,
    bool Active,
    WebhookFault? Paused,
    DateTimeOffset? PausedAt,
    DateTimeOffset? MadeAt,
    OfficerName? MadeBy,
    DateTimeOffset? RotatedAt,
    OfficerName? RotatedBy,
    DateTimeOffset? OldSecretUntil,
    IReadOnlyList<WebhookDeliveryView> Deliveries);

/// <summary>One sending, without what it was about.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">Kind of the notice.</param>
/// <param name="Taken">Whether it was taken.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Tries">How many tries it was.</param>
[GenerateSerializer]
[Alias("hrb.webhook-delivery-view")]
public sealed record WebhookDeliveryView(DateTimeOffset At, string Kind, bool Taken, WebhookFault? Fault, int? Status, int Tries);

/// <summary>What came of a change.</summary>
/// <param name="View">The registration after it.</param>
/// <param name="Secret">The signing secret, the one time it is shown.</param>
/// <param name="Refusal">Why nothing was changed.</param>
[GenerateSerializer]
[Alias("hrb.webhook-reply")]
public sealed record WebhookReply(WebhookView View, string? Secret, RefusalView? Refusal)
{
    /// <summary>Never the secret.</summary>
    /// <returns>Nothing of value.</returns>
    public override string ToString() => "[webhook]";
}

/// <summary>What came of a test message.</summary>
/// <param name="Taken">Whether it was taken.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Refusal">Why none was sent.</param>
[GenerateSerializer]
[Alias("hrb.webhook-test-reply")]
public sealed record WebhookTestReply(bool Taken, WebhookFault? Fault, int? Status, long Milliseconds, RefusalView? Refusal);

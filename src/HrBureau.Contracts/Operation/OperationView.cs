using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>How the system stands.</summary>
/// <param name="At">When it was looked at.</param>
/// <param name="Store">The store; null when it gave no answer in time.</param>
/// <param name="Silos">Silos as the answering one knows them.</param>
/// <param name="Troubled">Clocks whose strike failed and is tried again, the longest due first; at most 50.</param>
/// <param name="Webhooks">Other agencies' own systems on the register; null when that could not be read.</param>
[GenerateSerializer]
[Alias("hrb.operation-view")]
public sealed record OperationView(
    DateTimeOffset At,
    StoreStanding? Store,
    IReadOnlyList<SiloStanding> Silos,
    IReadOnlyList<TroubledClock> Troubled,
    IReadOnlyList<WebhookStanding>? Webhooks)
{
    /// <summary>Notices and relays that could not be handed over and are tried again, the longest owed first; at most 50.</summary>
    [Id(100)]
    public IReadOnlyList<TroubledDelivery> Deliveries { get; init; } = [];
}

/// <summary>The store and what waits in it.</summary>
/// <param name="Milliseconds">How long it took to answer.</param>
/// <param name="AheadSeconds">How far the answering silo's clock is ahead of the store's, seconds; null when the answer took too long to tell, and on one machine.</param>
/// <param name="Clocks">Armed clocks: one for each open incident.</param>
/// <param name="Due">Of these, due already and not yet struck.</param>
/// <param name="DueSince">Since when the longest of them is due; null when none is.</param>
/// <param name="Troubled">Of these, failed and put off.</param>
/// <param name="Owed">Notices and relays not yet handed over.</param>
/// <param name="OwedSince">Since when the oldest is owed; null when none is.</param>
/// <param name="OwedTroubled">Of these, failed and put off.</param>
/// <param name="Reports">Reports taken and not yet entered in an incident.</param>
/// <param name="ReportsSince">Since when the oldest waits; null when none does.</param>
[GenerateSerializer]
[Alias("hrb.store-standing")]
public sealed record StoreStanding(
    double Milliseconds,
    double? AheadSeconds,
    long Clocks,
    long Due,
    DateTimeOffset? DueSince,
    long Troubled,
    long Owed,
    DateTimeOffset? OwedSince,
    long OwedTroubled,
    long Reports,
    DateTimeOffset? ReportsSince);

/// <summary>A silo.</summary>
/// <param name="Address">Where it listens, <c>127.0.0.1:11111</c>.</param>
/// <param name="State">What the cluster thinks of it: <c>joining active stopping dead</c>.</param>
[GenerateSerializer]
[Alias("hrb.silo-standing")]
public sealed record SiloStanding(string Address, string State);

/// <summary>A clock whose strike failed.</summary>
/// <param name="IncidentId">Number of the incident.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="NextTry">When it is tried again.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Fault">Name of the fault; it says nothing of the incident.</param>
[GenerateSerializer]
[Alias("hrb.troubled-clock")]
public sealed record TroubledClock(string IncidentId, DateTimeOffset DueAt, DateTimeOffset NextTry, int Attempts, string Fault);

/// <summary>A notice or a relay that could not be handed over.</summary>
/// <param name="IncidentId">The incident it comes from.</param>
/// <param name="To">Code of an agency or number of an incident; null for a register of the system's own.</param>
/// <param name="Since">Since when it is owed.</param>
/// <param name="NextTry">When it is tried again.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Fault">Name of the fault; it says nothing of the incident.</param>
[GenerateSerializer]
[Alias("hrb.troubled-delivery")]
public sealed record TroubledDelivery(string IncidentId, string? To, DateTimeOffset Since, DateTimeOffset NextTry, int Attempts, string Fault);

/// <summary>Another agency's own system on the register of notices.</summary>
/// <param name="Agency">Agency code.</param>
/// <param name="Active">Whether notices go there.</param>
/// <param name="Paused">Why not, when it was not an administrator who paused it.</param>
/// <param name="PausedAt">Since when.</param>
/// <param name="Failed">How often in a row sending failed, the same notice tried again counted anew; at most <see cref="MostFailed"/>.</param>
/// <param name="Fault">Why the last one failed; null when it was taken or none was sent.</param>
/// <param name="LastAt">When the last one was sent; null when none was.</param>
[GenerateSerializer]
[Alias("hrb.webhook-standing")]
public sealed record WebhookStanding(string Agency, bool Active, WebhookFault? Paused, DateTimeOffset? PausedAt, int Failed, WebhookFault? Fault, DateTimeOffset? LastAt)
{
    /// <summary>How far failures are counted.</summary>
    public const int MostFailed = 20;

    /// <summary>When the first of them failed; null when the last was taken or none was sent.</summary>
    [Id(100)]
    public DateTimeOffset? FailingSince { get; init; }
}

/// <summary>When an entry was recorded, and under which trace.</summary>
/// <param name="Version">Its version.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="TraceId">Trace of the act, 32 hexadecimal digits; null when it was written without one.</param>
[GenerateSerializer]
[Alias("hrb.entry-trace")]
public sealed record EntryTraceView(long Version, DateTimeOffset RecordedAt, string? TraceId);

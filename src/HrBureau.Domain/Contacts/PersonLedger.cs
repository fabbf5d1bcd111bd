using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What the unreachable rule needs to know of one person; every try is on the timeline.</summary>
/// <param name="PersonId">Whom.</param>
/// <param name="Attempts">The latest tries, among them the first and the last failure on each channel of the run and the try that served the open summons; at most <see cref="KeptAttempts"/>.</param>
/// <param name="AttemptCount">All tries.</param>
/// <param name="Run">Failures since the last success that count for the rule.</param>
/// <param name="LastSuccess">Last success, legal time.</param>
/// <param name="Refused">Refused expressly when last reached (counts under 人社部发〔2014〕100号 too).</param>
/// <param name="Unreachable">Since when unreachable; null when not.</param>
/// <param name="UnreachableByRule">By rule or declared.</param>
/// <param name="Summons">The open summons.</param>
/// <param name="SummonsReceipt">Whether proof of receipt of it stands.</param>
/// <param name="OutcomeAsked">The officers were asked at its set time.</param>
/// <param name="LastOutcome">The last recorded outcome.</param>
/// <param name="MayCountAsAbsconding">He did not come although proof of receipt stands; whether 100号文 applies a person decides.</param>
public sealed record PersonLedger(
    string PersonId,
    ImmutableList<IncidentEvent.ContactAttempted> Attempts,
    int AttemptCount,
    FailureRun Run,
    DateTimeOffset? LastSuccess,
    bool Refused,
    DateTimeOffset? Unreachable,
    bool UnreachableByRule,
    Summons? Summons,
    bool SummonsReceipt,
    bool OutcomeAsked,
    SummonsOutcome? LastOutcome,
    bool MayCountAsAbsconding)
{
    /// <summary>How many tries the state keeps for the page's ledger.</summary>
    public const int KeptAttempts = 30;

    /// <summary>A person nobody has tried yet.</summary>
    /// <param name="personId">Whom.</param>
    /// <returns>An empty ledger.</returns>
    public static PersonLedger Of(string personId) => new(personId, [], 0, FailureRun.None, null, false, null, false, null, false, false, null, false);
}

/// <summary>Failures since the last success.</summary>
/// <param name="Count">How many.</param>
/// <param name="Channels">Over which channels.</param>
/// <param name="First">First, legal time.</param>
/// <param name="Last">Last, legal time.</param>
/// <param name="AttemptIds">Their ids, at most the last thirty.</param>
public sealed record FailureRun(int Count, ImmutableSortedSet<ContactChannel> Channels, DateTimeOffset? First, DateTimeOffset? Last, ImmutableList<string> AttemptIds)
{
    /// <summary>None.</summary>
    public static readonly FailureRun None = new(0, ImmutableSortedSet<ContactChannel>.Empty, null, null, []);
}

using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentFold
{
    private static IncidentState? ApplyContact(IncidentState state, RecordedEvent entry) => entry.Event switch
    {
        IncidentEvent.ContactAttempted e => WithLedger(state, e.PersonId, ledger => Attempted(ledger, e)),
        IncidentEvent.SummonsOutcomeAsked e => WithLedger(state, e.PersonId, ledger => ledger with { OutcomeAsked = ledger.OutcomeAsked || ledger.Summons == e.Summons }),
        IncidentEvent.SummonsOutcomeRecorded e => WithLedger(state, e.PersonId, ledger => ledger with { Summons = null, SummonsReceipt = false, OutcomeAsked = false, LastOutcome = e.Outcome, MayCountAsAbsconding = e.MayCountAsAbsconding }),
        IncidentEvent.UnreachableEstablished e => WithLedger(state, e.PersonId, ledger => ledger with { Unreachable = entry.RecordedAt, UnreachableByRule = e.ByRule }),
        IncidentEvent.UnreachableLifted e => WithLedger(state, e.PersonId, ledger => ledger with { Unreachable = null, UnreachableByRule = false }),
        IncidentEvent.PersonReached e => WithLedger(state, e.PersonId, ledger => Reached(ledger, entry.At)),
        _ => null,
    };

    private static IncidentState WithLedger(IncidentState state, string personId, Func<PersonLedger, PersonLedger> change) =>
        state with { Ledgers = state.Ledgers.SetItem(personId, change(state.Ledgers.GetValueOrDefault(personId) ?? PersonLedger.Of(personId))) };

    private static PersonLedger Attempted(PersonLedger ledger, IncidentEvent.ContactAttempted e)
    {
        var success = Unreachability.Reaches(e, ledger.Unreachable) && (ledger.LastSuccess is null || e.At > ledger.LastSuccess);
        var last = success ? e.At : ledger.LastSuccess;
        var tried = ledger with
        {
            Attempts = ledger.Attempts.Add(e),
            AttemptCount = ledger.AttemptCount + 1,
            LastSuccess = last,
            Refused = success ? e.Result == ContactResult.AnsweredRefuses : ledger.Refused,
            Summons = e.Summons ?? ledger.Summons,
            SummonsReceipt = e.Summons is null ? ledger.SummonsReceipt : e.ReceiptProof is not null,
            OutcomeAsked = e.Summons is null && ledger.OutcomeAsked,
        };
        return tried with { Attempts = Kept(tried, last), Run = Unreachability.RunOf(tried.Attempts, last) };
    }

    /// <summary>The latest tries; what a rule or a clock rests on stays: the first and the last failure on each channel, and the try that served the open summons.</summary>
    private static ImmutableList<IncidentEvent.ContactAttempted> Kept(PersonLedger ledger, DateTimeOffset? lastSuccess)
    {
        if (ledger.Attempts.Count <= PersonLedger.KeptAttempts)
        {
            return ledger.Attempts;
        }

        var kept = Unreachability.EndsOfRun(ledger.Attempts, lastSuccess);
        if (ledger.Summons is { } summons && ledger.Attempts.FindLast(attempt => attempt.Summons == summons) is { } served)
        {
            kept.Add(served.AttemptId);
        }

        return ledger.Attempts.RemoveAt(Math.Max(0, ledger.Attempts.FindIndex(attempt => !kept.Contains(attempt.AttemptId))));
    }

    private static PersonLedger Reached(PersonLedger ledger, DateTimeOffset at)
    {
        var last = ledger.LastSuccess >= at ? ledger.LastSuccess : at;
        return ledger with
        {
            Unreachable = null,
            UnreachableByRule = false,
            Refused = ledger.Refused && last == ledger.LastSuccess,
            LastSuccess = last,
            Run = Unreachability.RunOf(ledger.Attempts, last),
        };
    }
}

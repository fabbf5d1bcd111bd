using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision? ContactArm(Act act, IncidentCommand command) => command switch
    {
        IncidentCommand.RecordContactAttempt c => RecordContactAttempt(act, c),
        IncidentCommand.RecordSummonsOutcome c => RecordSummonsOutcome(act, c),
        IncidentCommand.DeclareUnreachable c => DeclareUnreachable(act, c),
        IncidentCommand.RecordReached c => RecordReached(act, c),
        _ => null,
    };

    private static Decision RecordContactAttempt(Act act, IncidentCommand.RecordContactAttempt command)
    {
        if (PersonOf(act.State, command.PersonId) is not { } person)
        {
            return Decision.No(RefusalCode.PersonUnknown, field: "personId", args: ("personId", command.PersonId));
        }

        if (ContactMatch.Meant(person, command.Contact, command.ContactAt) is not { } contact)
        {
            return Decision.No(RefusalCode.ContactMasked, field: "contact");
        }

        if (!ContactRoads.CanEnd(command.Channel, command.Result))
        {
            return Decision.No(RefusalCode.ResultUnfit, field: "result", args: [("channel", WireWord.Of(command.Channel)), ("result", WireWord.Of(command.Result))]);
        }

        if (!ContactMatch.MayLead(person, command.Channel, contact))
        {
            return Decision.No(RefusalCode.ContactUnfit, field: "channel", args: ("channel", WireWord.Of(command.Channel)));
        }

        return Unfit(act, command.Inspectors) ?? WithFiles(act, command, "evidence", new IncidentEvent.ContactAttempted(
            act.NewId("att"),
            command.PersonId,
            command.Channel,
            new Personal(command.PersonId, contact),
            ContactMatch.IsSourced(person, command.Channel, contact),
            command.Result,
            command.At,
            command.Words,
            [.. (command.Inspectors ?? []).Distinct()],
            IsAlone([act.By.Id, .. command.Inspectors ?? []]),
            act.Now - command.At > Unreachability.LateAfter,
            command.Summons,
            string.IsNullOrWhiteSpace(command.ReceiptProof) ? null : command.ReceiptProof,
            command.Evidence ?? []));
    }

    private static Decision RecordSummonsOutcome(Act act, IncidentCommand.RecordSummonsOutcome command)
    {
        var ledger = act.State.Ledgers.GetValueOrDefault(command.PersonId);
        if (ledger?.Summons is not { } summons)
        {
            return Decision.No(RefusalCode.SummonsUnknown, field: "personId", args: ("personId", command.PersonId));
        }

        if (act.Now < summons.At)
        {
            return Decision.No(RefusalCode.SummonsNotDue, args: ("at", summons.At.ToString("O", null)));
        }

        if (Unfit(act, command.Inspectors) is { } unfit)
        {
            return unfit;
        }

        var alone = IsAlone(command.Inspectors);
        var absent = command.Outcome == SummonsOutcome.DidNotCome && ledger.SummonsReceipt && !alone;
        return Decision.Yes(new IncidentEvent.SummonsOutcomeRecorded(command.PersonId, command.Outcome, [.. command.Inspectors.Distinct()], alone, summons, absent));
    }

    private static Decision DeclareUnreachable(Act act, IncidentCommand.DeclareUnreachable command)
    {
        if (PersonOf(act.State, command.PersonId) is null)
        {
            return Decision.No(RefusalCode.PersonUnknown, field: "personId", args: ("personId", command.PersonId));
        }

        var ledger = act.State.Ledgers.GetValueOrDefault(command.PersonId) ?? PersonLedger.Of(command.PersonId);
        return ledger.Unreachable is not null
            ? Decision.No(RefusalCode.AlreadyUnreachable, args: ("personId", command.PersonId))
            : Decision.Yes(Established(ledger, false, command.Reason));
    }

    private static Decision RecordReached(Act act, IncidentCommand.RecordReached command)
    {
        if (PersonOf(act.State, command.PersonId) is null)
        {
            return Decision.No(RefusalCode.PersonUnknown, field: "personId", args: ("personId", command.PersonId));
        }

        return act.State.Ledgers.GetValueOrDefault(command.PersonId)?.Unreachable is null
            ? Decision.No(RefusalCode.NotUnreachable, args: ("personId", command.PersonId))
            : Decision.Yes(new IncidentEvent.PersonReached(command.PersonId, command.Reason));
    }

    internal static IncidentEvent.UnreachableEstablished Established(PersonLedger ledger, bool byRule, string? reason) =>
        new(ledger.PersonId, byRule, reason, ledger.Run.Count, [.. ledger.Run.Channels], ledger.Run.First, ledger.Run.Last);

    internal static PersonNamed? PersonOf(IncidentState state, string personId)
    {
        foreach (var party in state.Parties.Values)
        {
            if (party.Persons.TryGetValue(personId, out var person))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>Two persons make a record a proof only when both are inspectors of the authority.</summary>
    private static Decision? Unfit(Act act, IReadOnlyList<string>? inspectors) =>
        Unfit(act, "inspectors", inspectors ?? [], act.Mechanism.HomeAgency.Code, GivenWork.Inspect);

    /// <summary>One alone is recorded and flagged. Who records a try has made it; who records what was seen in the room counts only when he names himself.</summary>
    private static bool IsAlone(IReadOnlyList<string> present) => present.Distinct().Count() < 2;
}

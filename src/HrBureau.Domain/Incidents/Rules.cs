namespace HrBureau.Domain;

/// <summary>What follows from a state by rule, in the same act as what caused it.</summary>
internal static class Rules
{
    private const int SpringFestivalDays = 15;

    private static readonly PoliceMeasure[] UsualMeasures = [PoliceMeasure.FindAndContact, PoliceMeasure.Warn, PoliceMeasure.JointInterview];

    public static void After(Act act)
    {
        RaiseGrade(act);
        Activate(act);
        Reach(act);
        Establish(act);
        Draft(act);
    }

    /// <summary>After a correction: whom the rule no longer holds for, and the unsigned drafts it made, fall away.</summary>
    public static void Lift(Act act)
    {
        var row = act.Mechanism.UnreachableFor(act.State);
        foreach (var ledger in act.State.Ledgers.Values.Where(ledger => ledger is { Unreachable: not null, UnreachableByRule: true } && !Unreachability.Holds(ledger.Run, row)))
        {
            act.Add(new IncidentEvent.UnreachableLifted(ledger.PersonId));
        }

        if (!AllUnreachable(act.State))
        {
            foreach (var draft in act.State.Requests.Values.Where(IsUnsignedByRule))
            {
                act.Add(new IncidentEvent.RequestWithdrawn(draft.RequestId, null));
            }
        }
    }

    /// <summary>The measures a request asks for when the drafter names none.</summary>
    public static IReadOnlyList<PoliceMeasure> DefaultMeasures(RequestKindRow row)
    {
        var usual = UsualMeasures.Where(row.Measures.Contains).ToArray();
        return usual.Length > 0 ? usual : row.Measures;
    }

    private static void RaiseGrade(Act act)
    {
        var opening = act.Has<IncidentEvent.IncidentReported>();
        var changed = opening || act.Has<IncidentEvent.ReportMerged>() || act.Has<IncidentEvent.ReportVerified>() || act.Has<IncidentEvent.FactsUpdated>() || act.Has<IncidentEvent.EntryVoided>();
        if (!changed || !act.State.IsOpen)
        {
            return;
        }

        var assessed = Assess(act, act.State.Facts.Adopted);
        var grade = act.State.Grade;
        var raise = assessed > grade.Value && !(grade.ByPerson && assessed <= Assess(act, act.Before.Facts.Adopted));
        if (opening || raise)
        {
            act.Add(new IncidentEvent.GradeChanged(opening ? null : grade.Value, assessed, !act.State.Facts.Verified, true, null));
        }
    }

    private static Grade Assess(Act act, Figures figures)
    {
        var people = figures.Headcount ?? 0;
        var behaviours = new HashSet<Behaviour>(figures.Behaviours);
        if (people >= act.Mechanism.GatheringFrom(act.State.OpenedOn) && CountyTime.DaysToSpringFestival(act.Today) is > 0 and <= SpringFestivalDays)
        {
            behaviours.Add(Behaviour.BeforeSpringFestival);
        }

        return act.Mechanism.Assess(people, behaviours, act.State.OpenedOn);
    }

    /// <summary>A verified gathering, or behaviour that raises the grade at once: danger does not wait for a form.</summary>
    private static void Activate(Act act)
    {
        var facts = act.State.Facts;
        var gathered = facts.Verified && facts.Adopted.Headcount >= act.Mechanism.GatheringFrom(act.State.OpenedOn);
        if (act.State.Phase == Phase.Watched && (gathered || act.Mechanism.RaisingBehaviours(act.State.OpenedOn).Any(facts.Adopted.Behaviours.Contains)))
        {
            act.Add(new IncidentEvent.PlanActivated(null, true));
        }
    }

    /// <summary>Whom a success has reached, unless the failures after it make him unreachable by themselves.</summary>
    private static void Reach(Act act)
    {
        var row = act.Mechanism.UnreachableFor(act.State);
        foreach (var attempt in act.Events.OfType<IncidentEvent.ContactAttempted>().ToList())
        {
            var ledger = act.State.Ledgers[attempt.PersonId];
            if (ledger.Unreachable is { } since && Unreachability.Reaches(attempt, since) && !Unreachability.Holds(ledger.Run, row))
            {
                act.Add(new IncidentEvent.PersonReached(attempt.PersonId, attempt.AttemptId));
            }
        }

        foreach (var reached in act.Events.OfType<IncidentEvent.PersonReached>().ToList())
        {
            foreach (var request in act.State.Requests.Values.Where(request => request.IsOpen && request.Kind is RequestKind.EarlyIntervention or RequestKind.AssistInquiry))
            {
                act.Add(new IncidentEvent.RequestReviewAsked(request.RequestId, reached.PersonId));
            }
        }
    }

    private static void Establish(Act act)
    {
        var row = act.Mechanism.UnreachableFor(act.State);
        foreach (var ledger in act.State.Ledgers.Values)
        {
            if (act.State.IsOpen && ledger.Unreachable is null && Unreachability.Holds(ledger.Run, row))
            {
                act.Add(IncidentDecider.Established(ledger, true, null));
            }
        }
    }

    /// <summary>A machine never writes to the police: it drafts, and a person signs. It drafts when the rule begins to hold, whatever made it hold, and again when a correction took its draft.</summary>
    private static void Draft(Act act)
    {
        var state = act.State;
        var asked = state.Requests.Values.Any(request => request.Kind == RequestKind.EarlyIntervention && request.IsOpen);
        if (asked || !Holds(state) || (Holds(act.Found) && !HasLostDraft(act)))
        {
            return;
        }

        var row = act.Mechanism.Kind(RequestKind.EarlyIntervention, act.Today);
        var persons = Unreachability.KeyPersons(state);
        var proofs = persons.SelectMany(person => state.Ledgers[person].Run.AttemptIds).ToList();
        act.Add(new IncidentEvent.RequestDrafted(
            act.NewId("req"), row.Kind, act.Mechanism.HomeAgency.Code, row.DefaultTo, DefaultMeasures(row), RequestLetter.Of(row, state, persons), row.SharedByDefault, null, true, row.Statutes, proofs));
    }

    /// <summary>A draft of the rule stood unsigned, and the correction has struck or taken it back.</summary>
    private static bool HasLostDraft(Act act) => act.Found.Requests.Values.Any(IsUnsignedByRule) && !act.Before.Requests.Values.Any(IsUnsignedByRule);

    private static bool IsUnsignedByRule(JointRequest request) => request is { ByRule: true, State: RequestState.Drafted };

    private static bool Holds(IncidentState state) => state.IsOpen && AllUnreachable(state);

    private static bool AllUnreachable(IncidentState state)
    {
        var keys = Unreachability.KeyPersons(state);
        return keys.Count > 0 && keys.All(person => state.Ledgers.GetValueOrDefault(person)?.Unreachable is not null);
    }
}

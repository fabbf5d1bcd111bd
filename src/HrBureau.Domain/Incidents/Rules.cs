namespace HrBureau.Domain;

/// <summary>What follows from a state by rule, in the same act as what caused it.</summary>
internal static class Rules
{
    private const int SpringFestivalDays = 15;

    private static readonly PoliceMeasure[] UsualMeasures = [PoliceMeasure.FindAndContact, PoliceMeasure.Warn, PoliceMeasure.JointInterview];

    public static void After(Act act)
    {
        BeginAgain(act);
        Inherit(act);
        RaiseGrade(act);
        LowerAgain(act);
        Activate(act);
        Reach(act);
        Establish(act);
        Draft(act);
    }

    /// <summary>After a correction: the grade the rule raised on what was struck out, whom the rule no longer holds for, and the unsigned drafts it made, fall away.</summary>
    public static void Lift(Act act, IncidentCommand.VoidEntry command)
    {
        GradeAgain(act, command);
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

    /// <summary>A gathering, or behaviour that raises the grade, that was reported since the response ended: it begins again by itself, as a first report of it would have begun, with its figures, which nobody has verified. A drill that is over stays over.</summary>
    private static void BeginAgain(Act act)
    {
        var state = act.State;
        if (state is { Phase: Phase.Ended, Drill: null }
            && (IsStillGathered(act) || NewsOf(act).Any(report => report.Headcount >= act.Mechanism.GatheringFrom(state.OpenedOn) || act.Mechanism.RaisingBehaviours(state.OpenedOn).Any(report.Behaviours.Contains))))
        {
            act.Add(IncidentDecider.Reopened(act, "", [.. ReportsOf(act).Select(report => report.ReportId)]));
        }
    }

    /// <summary>The reports that came with the act.</summary>
    private static IEnumerable<ReportFacts> ReportsOf(Act act) => act.Events.SelectMany(e => e switch
    {
        IncidentEvent.ReportMerged merged => [merged.Facts],
        IncidentEvent.IncidentAbsorbed absorbed => absorbed.Facts.Reports,
        _ => (IEnumerable<ReportFacts>)[],
    });

    /// <summary>What was merged in was being responded to, or what was adopted of it calls for that: those people are still there, whatever its reports said.</summary>
    private static bool IsStillGathered(Act act) => act.Events.OfType<IncidentEvent.IncidentAbsorbed>().Any(absorbed => absorbed.Facts.Phase == Phase.Responding
        || (absorbed.Facts.Phase == Phase.Watched
            && (absorbed.Facts.Headcount >= act.Mechanism.GatheringFrom(act.State.OpenedOn) || act.Mechanism.RaisingBehaviours(act.State.OpenedOn).Any(absorbed.Facts.Behaviours.Contains))));

    /// <summary>Reports made since the response ended; of an incident that was open when it was merged, all: its people are still there.</summary>
    private static IEnumerable<ReportFacts> NewsOf(Act act) => act.Events.SelectMany(e => e switch
    {
        IncidentEvent.ReportMerged merged when merged.Facts.ReportedAt > act.State.PhaseSince => [merged.Facts],
        IncidentEvent.IncidentAbsorbed absorbed => absorbed.Facts.Reports.Where(report => absorbed.Facts.Phase is Phase.Watched or Phase.Responding || report.ReportedAt > act.State.PhaseSince),
        _ => (IEnumerable<ReportFacts>)[],
    });

    /// <summary>Merging lowers nothing: the grade and the plan of what was merged in hold for those people here too. The reason of a rule's grade is the incident it came from.</summary>
    private static void Inherit(Act act)
    {
        foreach (var absorbed in act.Events.OfType<IncidentEvent.IncidentAbsorbed>().Where(_ => act.State.IsGraded).ToList())
        {
            if (absorbed.Facts.Grade > act.State.Grade.Value)
            {
                act.Add(new IncidentEvent.GradeChanged(act.State.Grade.Value, absorbed.Facts.Grade, absorbed.Facts.Provisional, true, absorbed.From));
            }

            if (absorbed.Facts.Phase == Phase.Responding && act.State.Phase == Phase.Watched)
            {
                act.Add(new IncidentEvent.PlanActivated(absorbed.From, true));
            }
        }
    }

    /// <summary>As a correction: what a report raised that belongs elsewhere falls with it, as long as nobody has verified and nobody has set the grade himself.</summary>
    private static void LowerAgain(Act act)
    {
        var gone = act.Events.Select(e => e switch { IncidentEvent.ReportSplit split => split.ReportId, IncidentEvent.IncidentReleased released => released.From, IncidentEvent.ReportsLeft left => left.Where, _ => null }).FirstOrDefault(id => id is not null);
        if (gone is null || act.State is not { IsGraded: true, Facts.AdoptedFrom: null, Grade: { ByPerson: false } grade })
        {
            return;
        }

        var called = act.State.Absorbed.Select(absorbed => absorbed.Grade).Append(Assess(act.State, act.Mechanism, act.State.Facts.Adopted, act.Today)).Max();
        if (called < grade.Value)
        {
            act.Add(new IncidentEvent.GradeChanged(grade.Value, called, !act.State.Facts.Verified, true, gone));
        }
    }

    private static void RaiseGrade(Act act)
    {
        var opening = act.Has<IncidentEvent.IncidentReported>();
        var changed = opening || act.Has<IncidentEvent.ReportMerged>() || act.Has<IncidentEvent.IncidentAbsorbed>() || act.Has<IncidentEvent.ReportVerified>() || act.Has<IncidentEvent.FactsUpdated>() || act.Has<IncidentEvent.IncidentReopened>();
        if (!changed || !act.State.IsGraded)
        {
            return;
        }

        var grade = act.State.Grade;
        if (Raised(act.State, act.Mechanism, opening ? null : (grade.Value, grade.ByPerson), act.Before.Facts.Adopted, act.State.Facts.Adopted, act.Today) is { } raised)
        {
            act.Add(new IncidentEvent.GradeChanged(opening ? null : grade.Value, raised, !act.State.Facts.Verified, true, null));
        }
    }

    /// <summary>The midnight at which the days before the next Spring Festival begin, with the grade they raise to: it comes by itself, whether or not anything is reported then.</summary>
    public static (DateTimeOffset At, IncidentEvent Event)? RaisedBeforeFestival(IncidentState state, Mechanism mechanism)
    {
        var since = CountyTime.DayOf(state.Facts.Adopted.At > state.PhaseSince ? state.Facts.Adopted.At : state.PhaseSince);
        var first = since.AddDays(1 + CountyTime.DaysToSpringFestival(since.AddDays(1)) - SpringFestivalDays);
        var grade = state.Grade;
        return Raised(state, mechanism, (grade.Value, grade.ByPerson), state.Facts.Adopted, state.Facts.Adopted, first) is { } raised
            ? (CountyTime.StartOf(first), new IncidentEvent.GradeChanged(grade.Value, raised, !state.Facts.Verified, true, null))
            : null;
    }

    /// <summary>What the rule and persons would have made of the story without the act, told again from its beginning: the one case in which a rule lowers.</summary>
    private static void GradeAgain(Act act, IncidentCommand.VoidEntry command)
    {
        if (!act.State.IsGraded)
        {
            return;
        }

        (Grade Value, bool ByPerson)? grade = null;
        var before = Figures.None;
        var grounds = act.State.IsOpen ? command.Grounds!.Grades.Append(new(act.State.Facts.Adopted, act.Now, null)) : command.Grounds!.Grades;
        foreach (var ground in grounds)
        {
            grade = ground.Set is { } set ? (set, ground.ByPerson)
                : Raised(act.State, act.Mechanism, grade, before, ground.Adopted, CountyTime.DayOf(ground.At)) is { } raised ? (raised, false)
                : grade;
            before = ground.Adopted;
        }

        if (grade is var (value, byPerson) && value != act.State.Grade.Value)
        {
            act.Add(new IncidentEvent.GradeChanged(act.State.Grade.Value, value, !byPerson && !act.State.Facts.Verified, !byPerson, byPerson ? command.Reason : null));
        }
    }

    /// <summary>A grade that the figures call for: the first one, or one above that in force; above one that a person set only when the figures themselves have grown.</summary>
    private static Grade? Raised(IncidentState state, Mechanism mechanism, (Grade Value, bool ByPerson)? grade, Figures before, Figures now, DateOnly day)
    {
        var assessed = Assess(state, mechanism, now, day);
        var stands = grade is var (value, byPerson) && (assessed <= value || (byPerson && assessed <= Assess(state, mechanism, before, day)));
        return stands ? null : assessed;
    }

    /// <summary>The grade that verified figures call for, where it is below the one in force and below what those called for on which that was set: no rule lowers, a person decides, once.</summary>
    /// <remarks>So too where a rule set it above what the figures called for, because of an incident merged in, and that one has gone its own way again.</remarks>
    /// <returns>Null when there is nothing to decide.</returns>
    public static Grade? Lower(IncidentState state, Mechanism mechanism, DateOnly day)
    {
        if (state is not { IsGraded: true, Facts: { Verified: true, Adopted: var adopted }, Grade: var grade })
        {
            return null;
        }

        var (assessed, then) = (Assess(state, mechanism, adopted, day), Assess(state, mechanism, grade.On, day));
        var inherited = !grade.ByPerson && !state.Released.IsEmpty && Assess(state, mechanism, grade.On, CountyTime.DayOf(grade.Since)) < grade.Value && state.Absorbed.TrueForAll(absorbed => absorbed.Grade < grade.Value);
        return assessed < grade.Value && (assessed < then || inherited) ? assessed : null;
    }

    private static Grade Assess(IncidentState state, Mechanism mechanism, Figures figures, DateOnly day)
    {
        var people = figures.Headcount ?? 0;
        var behaviours = new HashSet<Behaviour>(figures.Behaviours);
        if (people >= mechanism.GatheringFrom(state.OpenedOn) && CountyTime.DaysToSpringFestival(day) is > 0 and <= SpringFestivalDays)
        {
            behaviours.Add(Behaviour.BeforeSpringFestival);
        }

        return mechanism.Assess(people, behaviours, state.OpenedOn);
    }

    /// <summary>A verified gathering, or behaviour that raises the grade at once: danger does not wait for a form.</summary>
    private static void Activate(Act act)
    {
        var state = act.State;
        if (state.Phase == Phase.Watched && (IsAggravated(state, act.Mechanism) || (state.Facts.Verified && state.Facts.Adopted.Headcount >= act.Mechanism.GatheringFrom(state.OpenedOn))))
        {
            act.Add(new IncidentEvent.PlanActivated(null, true));
        }
    }

    /// <summary>What the plan was activated for is over, or was never there: fewer people than a gathering, none of whom does what raises the grade.</summary>
    public static bool IsOver(IncidentState state, Mechanism mechanism) =>
        state is { Phase: Phase.Responding, Facts.Adopted: var adopted } && (state.ActivatedByRule || adopted.At > state.RespondingSince)
        && adopted.Headcount < mechanism.GatheringFrom(state.OpenedOn) && !IsAggravated(state, mechanism);

    private static bool IsAggravated(IncidentState state, Mechanism mechanism) => mechanism.RaisingBehaviours(state.OpenedOn).Any(state.Facts.Adopted.Behaviours.Contains);

    /// <summary>Whom a success has reached, unless the failures after it make him unreachable by themselves.</summary>
    private static void Reach(Act act)
    {
        var row = act.Mechanism.UnreachableFor(act.State);
        foreach (var attempt in act.Events.OfType<IncidentEvent.ContactAttempted>().ToList())
        {
            var ledger = act.State.Ledgers[attempt.PersonId];
            if (ledger.Unreachable is { } since && Unreachability.Reaches(attempt, since) && !Unreachability.Holds(ledger.Run, row))
            {
                act.Add(new IncidentEvent.PersonReached(attempt.PersonId, null, attempt.At, attempt.AttemptId));
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

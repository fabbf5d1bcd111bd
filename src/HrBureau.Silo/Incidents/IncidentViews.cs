using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>An incident as one reader may see it. What he may not see does not leave the silo.</summary>
internal sealed class IncidentViews(MechanismSource mechanisms, RosterBook rosters, HintBook hints, PersonReads reads, MergedIncidents others, TimeProvider time)
{
    private static readonly TrackView NotShared = new("not-shared", null);
    private const int MostUrgent = 3;
    private static readonly MoneyView NoMoney = new(0, 0, 0, 0, 0, 0, 0);

    /// <returns>Null when absent or not the caller's.</returns>
    public async Task<IncidentView?> OfAsync(IncidentImage image, Caller caller)
    {
        var wall = time.GetUtcNow();
        var current = mechanisms.Current;
        var sight = await reads.RecordAsync(image, caller, Sight.Of(image, caller, current, wall));
        if (sight is Sight.Nothing)
        {
            return null;
        }

        var now = image.TimeOf(wall);
        var onDuty = await rosters.OnDutyAsync(caller.Agency);
        var requests = RequestViews.Of(image, sight, caller, onDuty, current, mechanisms.Calendar, now);
        var clocks = ClockViews.Of(image, sight, current, mechanisms.Calendar, now);
        return sight is Sight.Whole
            ? Merging(image.State, Whole(image, sight, caller, await rosters.PostsOfAsync(caller.Agency, caller.Id), requests, clocks, await hints.OfAsync(image), now), await others.OfAsync(image.State)) with { AsOf = image.AsOf }
            : Shared(image, (Sight.Shared)sight, caller, requests, clocks, now) with { MergedInto = await others.WhereAsync(image.State, caller) };
    }

    private static IncidentView Merging(IncidentState state, IncidentView view, AbsorbedView[] absorbed) => view with
    {
        MergedInto = state.Merged?.Into,
        Absorbed = absorbed,
        Split = [.. state.Split.Reverse().Select(split => new SplitView(split.ReportId, split.Into, split.At, split.Reason, split.Voided) { Source = split.Report?.Source, SourceRef = split.Report?.SourceRef, ReportedAt = split.Report?.ReportedAt })],
        SplitFrom = state.SplitFrom,
        HoldsSite = state.SplitFrom is null || !state.SiteKeys.IsEmpty,
        NextSteps = [.. view.NextSteps.Concat(absorbed.SelectMany(other => other.Requests).GroupBy(request => request.IncidentId).Select(open => Step(NextSteps.Carry(open.Key, open.Count())))).OrderBy(step => step.Urgency)],
    };

    private static NextStepView Step(NextStep step) => new(step.Code, new Dictionary<string, string>(step.Args), step.Basis, step.Command, step.Subject, step.DueAt, MostUrgent - step.Urgency);

    private IncidentView Whole(IncidentImage image, Sight sight, Caller caller, IReadOnlySet<string> posts, RequestView[] requests, ClockView[] clocks, HintView[] known, DateTimeOffset now)
    {
        var state = image.State;
        var facts = state.Facts;
        var current = mechanisms.Current;
        return new IncidentView(
            image.Id,
            image.Version,
            state.Phase,
            state.PhaseSince,
            state.Grade.Value,
            state.Grade.Provisional,
            OfficerNames.Of(current, state.Holder.Officer, withPhone: true),
            OfficerNames.Of(current, state.Holder.OfferedTo, withPhone: true),
            state.Holder.Commander,
            Inspectors(state),
            state.OpenedAt,
            facts.EmployerName,
            facts.EmployerCode,
            facts.ProjectName,
            facts.Place,
            facts.Adopted.Headcount,
            facts.Adopted.Behaviours.ToArray(),
            facts.ReportCount,
            facts.BySource.Select(pair => new SourceView(pair.Key, pair.Value.Headcount, pair.Value.AmountFen, pair.Value.Behaviours.ToArray(), pair.Value.At, pair.Key == facts.AdoptedFrom && (pair.Value.Headcount is null || pair.Value.Headcount == facts.Adopted.Headcount))).ToArray(),
            TrackViews.Of(state, now),
            ContactViews.Chain(state, sight),
            ContactViews.Ledger(image, sight),
            requests,
            clocks,
            NoMoney with { ReportedFen = facts.Adopted.AmountFen ?? 0 },
            Steps(image, caller, now),
            AllowedWords.Of(image, caller, posts),
            known,
            TimeOf(image, now),
            state.Drill is not null,
            OwnView: true,
            OfficerNames.Of(GivenWork.Officers(image.Mechanism, current.HomeAgency.Code, GivenWork.Hold).Where(officer => officer.Id != state.Holder.Officer)),
            OfficerNames.Of(GivenWork.Officers(image.Mechanism, current.HomeAgency.Code, GivenWork.Inspect)),
            ReportViews.Of(state, clear: false),
            sight is Sight.Whole { Phones: true })
        { Evidence = EvidenceViews.Of(state, sight, caller.Id, current) };
    }

    /// <summary>By need to know: only what a raised request shares. Everything that is not named here stays empty.</summary>
    private IncidentView Shared(IncidentImage image, Sight.Shared sight, Caller caller, RequestView[] requests, ClockView[] clocks, DateTimeOffset now)
    {
        var state = image.State;
        var facts = state.Facts;
        var parts = sight.Parts;
        var place = parts.Contains(SharePart.Place);
        var own = state.Requests.Values.Where(request => RequestViews.SeesLateness(request.From, request.To, request.RungAgencies, sight.Agency, mechanisms.Current));
        return new IncidentView(
            image.Id,
            image.Version,
            state.Phase,
            state.PhaseSince,
            state.Grade.Value,
            state.Grade.Provisional,
            OfficerNames.Of(mechanisms.Current, state.Holder.Officer, withPhone: true),
            null,
            null,
            Inspectors(state),
            state.OpenedAt,
            parts.Contains(SharePart.Employer) ? facts.EmployerName : null,
            parts.Contains(SharePart.Employer) ? facts.EmployerCode : null,
            place ? facts.ProjectName : null,
            place ? facts.Place : null,
            parts.Contains(SharePart.Headcount) ? facts.Adopted.Headcount : null,
            Array.Empty<Behaviour>(),
            0,
            Array.Empty<SourceView>(),
            new TracksView(NotShared, NotShared, TrackViews.Joint(own, now), NotShared, NotShared, NotShared),
            ContactViews.Chain(state, sight),
            ContactViews.Ledger(image, sight),
            requests,
            clocks,
            parts.Contains(SharePart.Amount) ? NoMoney with { ReportedFen = facts.Adopted.AmountFen ?? 0 } : NoMoney,
            Array.Empty<NextStepView>(),
            Array.Empty<string>(),
            Array.Empty<HintView>(),
            TimeOf(image, now),
            state.Drill is not null,
            OwnView: false,
            [],
            [],
            [],
            MayReveal: false)
        { Evidence = EvidenceViews.Of(state, sight, caller.Id, mechanisms.Current) };
    }

    /// <summary>The domain counts urgency upwards, the wire from 0 for the most urgent. Nobody is told to call himself.</summary>
    private NextStepView[] Steps(IncidentImage image, Caller caller, DateTimeOffset now) =>
        [.. NextSteps.Of(image.State, image.Mechanism, mechanisms.Calendar, now)
            .Where(step => step.Code != NextStepCodes.MakeCall || image.State.Notices[step.Subject!].Officer != caller.Id)
            .Select(step => Step(step) with { Call = CallOf(image.State, step, caller), HandOver = step.Code == NextStepCodes.AcceptHandOver ? image.State.Holder.Summary : null })];

    private CallTaskView? CallOf(IncidentState state, NextStep step, Caller caller) => step.Code switch
    {
        NextStepCodes.MakeCall => WaitingTasks.CallOf(state, state.Notices[step.Subject!], caller, mechanisms.Current),
        NextStepCodes.PhoneAgency or NextStepCodes.AskResult => Addressee(state, state.Requests[step.Subject!]),
        _ => null,
    };

    /// <summary>Who of the addressed agency is called about a request: whom it was handed on to, or who was told of it last.</summary>
    private CallTaskView Addressee(IncidentState state, JointRequest request)
    {
        var told = state.Notices.Values.Where(mark => mark.Owed.RequestId == request.RequestId && mark.Owed.Agency == request.To && mark.Officer is not null).MaxBy(mark => mark.Owed.Version);
        var officer = OfficerNames.Of(mechanisms.Current, request.Assignee ?? told?.Officer, withPhone: true);
        return new CallTaskView(officer?.Phone ?? mechanisms.Current.Agency(request.To)?.Phone, officer?.Name, request.AwaitsAnswer ? "answer" : "result");
    }

    private OfficerName[] Inspectors(IncidentState state) =>
        [.. state.Inspectors.Select(officer => OfficerNames.Of(mechanisms.Current, officer, withPhone: true)).OfType<OfficerName>()];

    internal static TimeView TimeOf(IncidentImage image, DateTimeOffset now) => new(now, image.State.Drill?.Scale ?? 1);
}

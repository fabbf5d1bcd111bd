using System.Collections.Immutable;
using System.Globalization;

namespace HrBureau.Domain;

/// <summary>What the holder should do now, why, by which article and until when: the first thing on the incident's page.</summary>
public static partial class NextSteps
{
    private static readonly ImmutableSortedDictionary<string, string> NoArgs = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The steps, most urgent first, then the earliest due.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">Incident time.</param>
    /// <returns>Empty for an incident that is closed or voided; of a merged one what its requests still need.</returns>
    public static IReadOnlyList<NextStep> Of(IncidentState state, Mechanism mechanism, WorkCalendar calendar, DateTimeOffset now)
    {
        if (!state.Exists || state.Phase is not (Phase.Watched or Phase.Responding or Phase.Ended or Phase.Merged))
        {
            return [];
        }

        var clocks = Clocks.Of(state, mechanism, calendar, now);
        var steps = new List<NextStep>();
        if (state.Phase != Phase.Merged)
        {
            AddIncident(steps, state, mechanism, clocks, now);
            AddMerged(steps, state, mechanism);
            AddPersons(steps, state, mechanism);
        }

        foreach (var request in state.Requests.Values)
        {
            AddRequest(steps, request, mechanism, clocks, now);
        }

        AddCalls(steps, state);
        return [.. steps.Where(step => step.Command is null || PhaseTable.Allows(state.Phase, step.Command)).OrderByDescending(step => step.Urgency).ThenBy(step => step.DueAt ?? DateTimeOffset.MaxValue)];
    }

    private static void AddIncident(List<NextStep> steps, IncidentState state, Mechanism mechanism, IReadOnlyList<RunningClock> clocks, DateTimeOffset now)
    {
        if (state.Holder.Officer is null && state.IsOpen)
        {
            steps.Add(new(NextStepCodes.TakeCharge, NoArgs, Articles.Unclaimed, "take-charge", null, DueOf(clocks, "unclaimed", ""), 3));
        }

        if (state.Holder.Officer is { } holder && !mechanism.Serves(holder))
        {
            steps.Add(new(NextStepCodes.ReplaceHolder, NoArgs.Add("officer", holder), Articles.Unclaimed, "take-charge", holder, null, 3));
        }

        if (state.Holder.OfferedTo is { } to)
        {
            steps.Add(new(NextStepCodes.AcceptHandOver, NoArgs.Add("officer", to), Articles.HandOver, "accept-hand-over", to, DueOf(clocks, "hand-over", to), 2));
        }

        if (!state.Facts.Verified && state.IsOpen)
        {
            steps.Add(new(NextStepCodes.VerifyReport, Said(state.Facts), Articles.FirstAsked, "verify-report", null, null, 2));
        }

        if (WorseReports.Of(state, mechanism) is { } worse)
        {
            steps.Add(new(NextStepCodes.VerifyAgain, Said(worse.Number, worse.Report), Articles.FirstAsked, "verify-report", null, null, 3));
        }
        else if (Rules.Lower(state, mechanism, CountyTime.DayOf(now)) is { } lower)
        {
            steps.Add(new(NextStepCodes.LowerGrade, NoArgs.Add("from", WireWord.Of(state.Grade.Value)).Add("to", WireWord.Of(lower)), Articles.Grades, "change-grade", null, null, 1));
        }

        if (state.Inspectors.Count < 2 && state.Phase == Phase.Responding)
        {
            steps.Add(new(NextStepCodes.AssignInspectors, NoArgs, Articles.TwoInspectors, "assign-inspectors", null, null, 1));
        }

        if (Rules.IsOver(state, mechanism) && !state.Requests.Values.Any(request => request.IsUnsettled))
        {
            steps.Add(new(NextStepCodes.EndResponse, NoArgs, Articles.Closing, "end-response", null, null, 1));
        }

        if (state.Phase == Phase.Ended && !state.Requests.Values.Any(request => request.IsUnsettled || request.OwesPaper))
        {
            steps.Add(new(NextStepCodes.Close, NoArgs, Articles.Closing, "close", null, null, 1));
        }
    }

    /// <summary>The newest report of the number that stands until somebody has verified it.</summary>
    private static ImmutableSortedDictionary<string, string> Said(IncidentFacts facts)
    {
        var index = facts.Adopted.Headcount is null ? -1 : facts.Reports.FindLastIndex(report => report.Headcount == facts.Adopted.Headcount);
        return index < 0 ? NoArgs : NoArgs.Add("reportNumber", Number(facts.ReportCount - facts.Reports.Count + index + 1)).Add("headcount", Number(facts.Adopted.Headcount!.Value));
    }

    private static ImmutableSortedDictionary<string, string> Said(int number, ReportFacts report)
    {
        var args = NoArgs.Add("reportNumber", Number(number));
        args = report.Headcount is { } people ? args.Add("headcount", Number(people)) : args;
        var seen = report.Behaviours.Where(behaviour => behaviour != Behaviour.None).Select(WireWord.Of);
        return string.Join(',', seen) is { Length: > 0 } words ? args.Add("behaviours", words) : args;
    }

    private static void AddCalls(List<NextStep> steps, IncidentState state)
    {
        // One call to one person, whatever it is about; what else he is to be told comes up when it is made.
        foreach (var mark in CallTasks.Open(state).DistinctBy(mark => (mark.Owed.Agency, mark.Officer ?? mark.Owed.Officer ?? mark.Owed.Post)))
        {
            var args = NoArgs.Add("agency", mark.Owed.Agency).Add("post", mark.Owed.Post ?? "").Add("officer", mark.Officer ?? mark.Owed.Officer ?? "");
            steps.Add(new(NextStepCodes.MakeCall, args, Articles.Call, "complete-call-task", mark.Owed.NoticeId, null, 3));
        }
    }

    private static DateTimeOffset? DueOf(IReadOnlyList<RunningClock> clocks, string name, string subject)
    {
        foreach (var clock in clocks)
        {
            if (clock.Name == name && clock.Subject == subject)
            {
                return clock.DueAt;
            }
        }

        return null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

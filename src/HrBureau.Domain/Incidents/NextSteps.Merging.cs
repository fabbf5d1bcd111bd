namespace HrBureau.Domain;

public static partial class NextSteps
{
    /// <summary>What to do about requests that run on in an incident that was merged into this one.</summary>
    /// <param name="incident">That incident.</param>
    /// <param name="open">How many are open.</param>
    /// <returns>The step.</returns>
    public static NextStep Carry(string incident, int open) =>
        new(NextStepCodes.CarryRequests, NoArgs.Add("incident", incident).Add("count", Number(open)), Articles.Closing, null, incident, null, 2);

    /// <summary>Incidents merged into this one of which nobody has looked at the figures yet, with whether they say worse than what was adopted.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <returns>None once somebody has adopted figures since.</returns>
    public static IEnumerable<(AbsorbedMark Mark, bool Worse)> Unseen(IncidentState state, Mechanism mechanism) => state.Absorbed
        .Where(mark => state.IsGraded && (state.Facts.AdoptedFrom is null || state.Facts.Adopted.At <= mark.At))
        .Select(mark => (mark, WorseReports.IsWorse(mark.Headcount, mark.Behaviours, state, mechanism)));

    private static void AddAstray(List<NextStep> steps, IncidentState state)
    {
        foreach (var astray in state.Astray.Where(mark => state.IsGraded && !(state.Facts.AdoptedFrom is not null && state.Facts.Adopted.At > mark.At)).GroupBy(mark => mark.Of))
        {
            steps.Add(new(NextStepCodes.LookAtAstray, NoArgs.Add("incident", astray.Key).Add("reports", Number(astray.Count())), Articles.FirstAsked, null, astray.Key, null, 2));
        }
    }

    private static void AddMerged(List<NextStep> steps, IncidentState state, Mechanism mechanism)
    {
        AddAstray(steps, state);
        if (state.Facts.ReportCount == 0)
        {
            steps.Add(new(NextStepCodes.NoReportLeft, NoArgs, Articles.FirstAsked, "void-incident", null, null, 2));
        }

        foreach (var (mark, worse) in Unseen(state, mechanism))
        {
            var args = NoArgs.Add("incident", mark.From).Add("reports", Number(mark.Reports.Count));
            args = mark.Headcount is { } people ? args.Add("headcount", Number(people)) : args;
            args = mark.Adopted is { } adopted ? args.Add("adopted", adopted ? "true" : "false") : args;
            steps.Add(new(NextStepCodes.LookAtMerged, args, Articles.FirstAsked, state.IsOpen ? "verify-report" : "update-facts", mark.From, null, worse ? 3 : 2));
        }
    }
}

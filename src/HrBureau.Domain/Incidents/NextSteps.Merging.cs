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

    private static void AddMerged(List<NextStep> steps, IncidentState state, Mechanism mechanism)
    {
        foreach (var (mark, worse) in Unseen(state, mechanism))
        {
            var args = NoArgs.Add("incident", mark.From).Add("reports", Number(mark.Reports.Count));
            args = mark.Headcount is { } people ? args.Add("headcount", Number(people)) : args;
            steps.Add(new(NextStepCodes.LookAtMerged, args, Articles.FirstAsked, state.IsOpen ? "verify-report" : "update-facts", mark.From, null, worse ? 3 : 2));
        }
    }
}

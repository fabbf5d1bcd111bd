namespace HrBureau.Domain;

public static partial class NextSteps
{
    private static void AddPersons(List<NextStep> steps, IncidentState state, Mechanism mechanism)
    {
        var keys = Unreachability.KeyPersons(state);
        if (keys.Count == 0 && state.IsOpen)
        {
            steps.Add(new(NextStepCodes.NamePersons, NoArgs, Articles.OthersAssist, "name-party", null, null, 2));
        }

        var row = mechanism.UnreachableFor(state);
        foreach (var person in keys)
        {
            AddPerson(steps, state, state.Ledgers.GetValueOrDefault(person) ?? PersonLedger.Of(person), row);
        }
    }

    /// <summary>The police have answered since he could not be reached: the same letter once more helps nobody.</summary>
    private static bool HasAnswered(JointRequest request, PersonLedger ledger) =>
        request.State is RequestState.Answered or RequestState.Fulfilled && request.Since >= ledger.Unreachable;

    private static void AddPerson(List<NextStep> steps, IncidentState state, PersonLedger ledger, UnreachableRow row)
    {
        if (ledger is { OutcomeAsked: true, Summons: { } summons })
        {
            steps.Add(new(NextStepCodes.RecordSummonsOutcome, NoArgs, Articles.Summons, "record-summons-outcome", ledger.PersonId, summons.At, 3));
        }

        if ((ledger.Refused || ledger.Unreachable is not null) && !state.Requests.Values.Any(request => request.Kind == RequestKind.EarlyIntervention && (request.IsOpen || HasAnswered(request, ledger))))
        {
            steps.Add(new(NextStepCodes.AskPolice, NoArgs, Articles.OthersAssist, "draft-request", ledger.PersonId, null, 2));
        }

        if (ledger.Unreachable is not null || (ledger.LastSuccess is not null && ledger.Run.Count == 0))
        {
            return;
        }

        var args = NoArgs.Add("failures", Number(ledger.Run.Count)).Add("failuresNeeded", Number(row.Failures))
            .Add("channels", Number(ledger.Run.Channels.Count)).Add("channelsNeeded", Number(row.Channels)).Add("spanMinutesNeeded", Number((int)row.Span.TotalMinutes));
        steps.Add(new(NextStepCodes.CallPerson, args, Articles.Unreachable, "record-contact-attempt", ledger.PersonId, ledger.Run.First + row.Span, 2));
        if (ledger.Run.Count >= 2)
        {
            steps.Add(new(NextStepCodes.DeclareUnreachable, args, Articles.OthersAssist, "declare-unreachable", ledger.PersonId, null, 1));
        }
    }
}

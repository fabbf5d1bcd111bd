using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>The six tracks as words. Scene, payment, enforcement and reporting stand at their beginning until their commands exist.</summary>
internal static class TrackViews
{
    public static TracksView Of(IncidentState state, DateTimeOffset at) => new(
        new TrackView("reported", state.OpenedAt),
        Contact(state),
        Joint(state, at),
        new TrackView(state.Facts.Adopted.AmountFen is null ? "unknown" : "claimed", null),
        new TrackView("not-filed", null),
        new TrackView("first-due", null));

    /// <summary>State of one person's ledger.</summary>
    public static string PersonState(PersonLedger? ledger) => ledger switch
    {
        null => "trying",
        { Unreachable: not null } => "unreachable",
        { Summons: not null } => "summoned",
        { LastOutcome: SummonsOutcome.DidNotCome } => "did-not-come",
        { Refused: true } => "refused",
        { LastSuccess: not null, Run.Count: 0 } => "reached",
        _ => "trying",
    };

    private static TrackView Contact(IncidentState state)
    {
        var keys = Unreachability.KeyPersons(state);
        if (keys.Count > 0 && keys.All(id => state.Ledgers.GetValueOrDefault(id)?.Unreachable is not null))
        {
            return new TrackView("unreachable", keys.Max(id => state.Ledgers[id].Unreachable));
        }

        string[] order = ["did-not-come", "refused", "summoned", "reached"];
        var states = state.Ledgers.Values.Select(PersonState).ToHashSet();
        return new TrackView(order.FirstOrDefault(states.Contains) ?? "trying", state.OpenedAt);
    }

    private static TrackView Joint(IncidentState state, DateTimeOffset at)
    {
        var raised = state.Requests.Values.Where(request => request.IsRaised && request.State != RequestState.Withdrawn).ToArray();
        if (raised.Length == 0)
        {
            return new TrackView("none", null);
        }

        var waiting = raised.Where(request => request.AwaitsAnswer).ToArray();
        if (waiting.Any(request => request.AnswerBy < at))
        {
            return new TrackView("late", waiting.Min(request => request.AnswerBy));
        }

        return waiting.Length > 0 ? new TrackView("open", waiting.Min(request => request.RaisedAt)) : new TrackView("answered", raised.Max(request => request.Since));
    }
}

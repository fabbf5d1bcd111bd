using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>The six tracks as words. Scene, payment, enforcement and reporting stand at their beginning until their commands exist.</summary>
internal static class TrackViews
{
    /// <summary>Where several requests stand apart, the one that needs somebody most comes first: silence, what came back, what is least done.</summary>
    private static readonly RequestState[] MostPressing =
        [RequestState.Raised, RequestState.Delivered, RequestState.Seen, RequestState.SentBack, RequestState.Acknowledged, RequestState.TakenOn, RequestState.Answered, RequestState.Fulfilled];

    public static TracksView Of(IncidentState state, DateTimeOffset at) => new(
        new TrackView("reported", state.OpenedAt),
        Contact(state),
        Joint(state.Requests.Values, at),
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

    /// <summary>The joint track of some requests: all of an incident, or those of one agency.</summary>
    public static TrackView Joint(IEnumerable<JointRequest> requests, DateTimeOffset at)
    {
        var raised = Joined(requests).ToArray();
        var waiting = raised.Where(request => request.AwaitsAnswer).ToArray();
        var word = JointWord(raised.Select(request => request.State), waiting.Any(request => request.AnswerBy < at));
        return new TrackView(word, word switch
        {
            "none" => null,
            "late" => waiting.Min(request => request.AnswerBy),
            "open" => waiting.Min(request => request.RaisedAt),
            _ => raised.Max(request => request.Since),
        });
    }

    /// <summary>Requests that count for the joint track.</summary>
    public static IEnumerable<JointRequest> Joined(IEnumerable<JointRequest> requests) =>
        requests.Where(request => request.IsRaised && request.State != RequestState.Withdrawn);

    /// <summary>The word of some joined requests: a receipt is no answer.</summary>
    /// <param name="states">Their states.</param>
    /// <param name="late">Whether one of them waits beyond its time.</param>
    public static string JointWord(IEnumerable<RequestState> states, bool late) => states.OrderBy(state => Array.IndexOf(MostPressing, state)).Cast<RequestState?>().FirstOrDefault() switch
    {
        null => "none",
        _ when late => "late",
        RequestState.Raised or RequestState.Delivered or RequestState.Seen => "open",
        { } state => WireWord.Of(state),
    };
}

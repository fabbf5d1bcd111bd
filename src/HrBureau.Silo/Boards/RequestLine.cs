using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>One raised request as the board keeps it, so that another agency's line is computed from its own requests only.</summary>
/// <param name="From">Asking agency.</param>
/// <param name="To">Addressed agency.</param>
/// <param name="Told">Agencies that a fired rung named.</param>
/// <param name="Waiting">Nobody has answered yet.</param>
/// <param name="Rung">The rung that fired last.</param>
/// <param name="AnswerBy">Answer-by, in the incident's own time.</param>
/// <param name="LateFrom">The same on the wall.</param>
/// <param name="State">Where it stands; a line kept before this was told apart counts as answered.</param>
internal sealed record RequestLine(string From, string To, string[] Told, bool Waiting, int Rung, DateTimeOffset? AnswerBy, DateTimeOffset? LateFrom, RequestState State = RequestState.Answered)
{
    public static RequestLine[] Of(IncidentState state) =>
        [.. TrackViews.Joined(state.Requests.Values).Select(request => new RequestLine(
            request.From,
            request.To,
            [.. request.RungAgencies],
            request.AwaitsAnswer,
            request.Rung,
            request.AnswerBy,
            request.AnswerBy is { } by ? IncidentImage.WallOf(state, by) : null,
            request.State))];
}

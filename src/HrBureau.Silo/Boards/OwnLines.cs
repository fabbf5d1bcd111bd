using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What a list tells another agency of the joint work: from its own requests only, or the lateness of others would show through.</summary>
internal sealed record OwnLines(string Joint, int Rung, DateTimeOffset? NextDue, bool Overdue)
{
    public static OwnLines Of(BoardSummary summary, string agency, Mechanism current, DateTimeOffset wall)
    {
        var own = (summary.Lines ?? []).Where(line => RequestViews.SeesLateness(line.From, line.To, line.Told, agency, current)).ToArray();
        var waiting = own.Where(line => line.Waiting).ToArray();
        var late = waiting.Any(line => line.LateFrom < wall);
        return new OwnLines(
            TrackViews.JointWord(own.Select(line => line.Waiting ? RequestState.Raised : line.State), late),
            waiting.Select(line => line.Rung).DefaultIfEmpty(-1).Max(),
            waiting.Min(line => line.AnswerBy),
            late);
    }
}

namespace HrBureau.Domain;

/// <summary>From when to when a clock row runs on one subject, as far as the state knows.</summary>
/// <param name="Subject">Request id, officer id, or empty for the incident.</param>
/// <param name="Kind">Kind of the request, or null.</param>
/// <param name="StartedAt">What it counts from.</param>
/// <param name="MetAt">When it was met, legal time.</param>
/// <param name="NamedEnd">The end where the entry or the request names it.</param>
internal sealed record ClockSpan(string Subject, RequestKind? Kind, DateTimeOffset StartedAt, DateTimeOffset? MetAt, DateTimeOffset? NamedEnd = null)
{
    /// <summary>Adds the spans of a row. Every act asks this of every row, and most rows have none.</summary>
    public static void AddTo(List<ClockSpan> spans, IncidentState state, ClockRow row)
    {
        switch (row.Start)
        {
            case ClockStart.RequestRaised or ClockStart.ApprovedOrally:
                foreach (var (_, request) in state.Requests)
                {
                    if (OfRequest(request, row) is { } span)
                    {
                        spans.Add(Again(state, row, span));
                    }
                }

                break;
            case ClockStart.HandOverOffered when state.Holder is { OfferedTo: { } to, OfferedAt: { } at }:
                spans.Add(Again(state, row, new(to, null, at, null)));
                break;
            default:
                break;
        }
    }

    /// <summary>What was still open when an incident was reopened runs anew from then, as its ladder does; what ran on meanwhile does not.</summary>
    private static ClockSpan Again(IncidentState state, ClockRow row, ClockSpan span) =>
        !row.RunsOn && state.ReopenedAt is { } again && again > span.StartedAt && !(span.MetAt <= again) ? span with { StartedAt = again } : span;

    /// <summary>What was withdrawn runs no clock but that of its paper; what was fulfilled met every clock it had left; what was sent back was a result and awaits no answer.</summary>
    private static ClockSpan? OfRequest(JointRequest request, ClockRow row)
    {
        if (request.State == RequestState.Withdrawn && !row.RunsOn)
        {
            return null;
        }

        var done = request.State == RequestState.Fulfilled ? request.Since : (DateTimeOffset?)null;
        return (row.Start, row.Stop) switch
        {
            (ClockStart.ApprovedOrally, ClockStop.PaperSealed) when request.OralAt is { } oral => new(request.RequestId, request.Kind, oral, request.PaperAt),
            (ClockStart.RequestRaised, ClockStop.RequestAcknowledged) => Raised(request, request.AcknowledgedAt ?? done, row),
            (ClockStart.RequestRaised, ClockStop.ResultGiven) => Raised(request, request.ResultAt ?? done, row),
            (ClockStart.RequestRaised, ClockStop.RequestAnswered) when request is { State: RequestState.SentBack, AnsweredAt: null } => null,
            (ClockStart.RequestRaised, ClockStop.RequestAnswered) => Raised(request, request.AnsweredAt ?? request.ResultAt ?? done, row),
            _ => null,
        };
    }

    private static ClockSpan? Raised(JointRequest request, DateTimeOffset? metAt, ClockRow row) => request.RaisedAt is { } raised
        ? new(request.RequestId, request.Kind, raised, metAt, row.Length.Unit == ClockUnit.AnswerBy ? request.AnswerBy : null)
        : null;
}

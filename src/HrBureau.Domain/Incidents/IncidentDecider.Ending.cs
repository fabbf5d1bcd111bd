using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision EndResponse(Act act, IncidentCommand.EndResponse command) =>
        Decision.Yes(new IncidentEvent.ResponseEnded(command.Reason, StaysOpen(act.State), false));

    private static Decision Close(Act act, IncidentCommand.Close command)
    {
        if (act.State.Requests.Values.FirstOrDefault(request => request.OwesPaper) is { } owing)
        {
            return Decision.No(RefusalCode.PaperOwed, Articles.OralApproval, args: [("kind", WireWord.Of(owing.Kind)), ("agency", owing.To)]);
        }

        var open = act.State.Phase == Phase.Ended ? 0 : act.State.Requests.Values.Count(request => request.IsOpen);
        return open > 0
            ? Decision.No(RefusalCode.RequestsOpen, args: ("count", open.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            : Decision.Yes(new IncidentEvent.IncidentClosed(command.Reason));
    }

    private static Decision Reopen(Act act, IncidentCommand.Reopen command) => (act.State.Merged, command.Other) switch
    {
        ({ } merged, null) => Decision.No(RefusalCode.OtherUnknown, args: ("incident", merged.Into)),
        ({ } merged, { Phase: Phase.Merged, MergedInto: { } to }) => Decision.No(RefusalCode.OtherMerged, args: [("incident", merged.Into), ("into", to)]),
        ({ } merged, _) => Decision.Yes(new IncidentEvent.IncidentReopened(command.Reason, PartedFrom: merged.Into)),
        _ => Decision.Yes(Reopened(act, command.Reason)),
    };

    /// <summary>What was merged into an incident does not fall with it: it must go its own way first.</summary>
    private static Decision VoidIncident(Act act, IncidentCommand.VoidIncident command) => act.State.Absorbed is [var absorbed, ..]
        ? Decision.No(RefusalCode.AbsorbedStands, args: ("incident", absorbed.From))
        : Decision.Yes(new IncidentEvent.IncidentVoided(command.Why, command.Reason));

    /// <summary>Answers still awaited are due again after their whole time. By rule it rests on the reports that say that people gather.</summary>
    internal static IncidentEvent.IncidentReopened Reopened(Act act, string reason, IReadOnlyList<string>? reports = null)
    {
        var answerBy = ImmutableSortedDictionary.CreateBuilder<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var request in act.State.Requests.Values)
        {
            if (request is { AwaitsAnswer: true, Ladder: { } run } && (run with { StartedAt = act.Now }) is var again && Ladders.RowOf(LadderUse.Answer, request.Kind, again, act.Mechanism) is { } row)
            {
                answerBy[request.RequestId] = Ladders.AnswerBy(again, row, act.Mechanism.Hours, act.Calendar);
            }
        }

        return new IncidentEvent.IncidentReopened(reason, answerBy.Count == 0 ? null : answerBy.ToImmutable(), reports is not null, reports);
    }

    /// <summary>What stays open and who carries it: the officer it was handed to, else the desk of the agency whose turn it is.</summary>
    /// <param name="state">The incident.</param>
    /// <returns>Request id to officer id, or to agency and post.</returns>
    public static ImmutableSortedDictionary<string, string> StaysOpen(IncidentState state)
    {
        var open = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var request in state.Requests.Values.Where(request => request.IsOpen))
        {
            var ours = request.State is RequestState.Drafted or RequestState.SentBack;
            open[request.RequestId] = ours ? state.Holder.Officer ?? $"{request.From}/{Posts.LeaderOnDuty}" : request.Assignee ?? $"{request.To}/{Posts.Liaison}";
        }

        return open.ToImmutable();
    }
}

using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentFold
{
    private static IncidentState Responding(IncidentState state, RecordedEvent entry) => state with
    {
        Phase = Phase.Responding,
        PhaseSince = entry.RecordedAt,
        RespondingSince = state.RespondingSince ?? entry.RecordedAt,
    };

    private static HolderState Held(IncidentState state, string officer, RecordedEvent entry) => state.Holder with
    {
        Officer = officer,
        Agency = entry.Agency is { Length: > 0 } agency ? agency : null,
        Since = entry.RecordedAt,
        OfferedTo = null,
        OfferedAt = null,
        Summary = state.Holder.Summary,
        Ladder = null,
    };

    private static LadderRun? Climbed(LadderRun? run, int rung, int turn, RecordedEvent entry) => run is null ? null : run with
    {
        Rung = rung,
        Turn = turn,
        Act = entry.CommandId,
        Struck = run.Struck.AddRange(Enumerable.Repeat(entry.RecordedAt, Math.Max(0, rung + 1 - run.Struck.Count))),
    };

    /// <summary>The end of the response is one of the three things that stop a ladder.</summary>
    private static IncidentState Ended(IncidentState state, RecordedEvent entry, Phase phase) => state with
    {
        Phase = phase,
        PhaseSince = entry.RecordedAt,
        Holder = state.Holder with { Ladder = Stop(state.Holder.Ladder, entry.RecordedAt) },
        Requests = state.Requests.SetItems(state.Requests.Select(pair => KeyValuePair.Create(pair.Key, Stopped(pair.Value, entry.RecordedAt)))),
    };

    /// <summary>A merge that is taken back leaves the incident where it stood, with all that ran on.</summary>
    private static IncidentState Parted(IncidentState state, MergeMark merged, RecordedEvent entry) => state with
    {
        Merged = null,
        Phase = merged.From,
        PhaseSince = merged.Since,
        Holder = merged.From != Phase.Ended && state.Holder.Officer is null ? state.Holder with { Ladder = LadderRun.Start(entry.RecordedAt, null, state.Grade.Value, entry.CommandId) } : state.Holder,
    };

    /// <summary>What had stopped begins again.</summary>
    private static IncidentState Reopened(IncidentState state, IncidentEvent.IncidentReopened e, RecordedEvent entry) => state.Merged is { } merged ? Parted(state, merged, entry) : state with
    {
        ReopenedAt = entry.RecordedAt,
        Facts = e.ByRule ? ReportedAnew(state.Facts, e.Reports, entry.RecordedAt) : state.Facts,
        Grade = e.ByRule ? state.Grade with { Provisional = !state.Grade.ByPerson } : state.Grade,
        Phase = state.RespondingSince is null ? Phase.Watched : Phase.Responding,
        PhaseSince = entry.RecordedAt,
        Holder = state.Holder with { Ladder = state.Holder.Officer is null ? LadderRun.Start(entry.RecordedAt, null, state.Grade.Value, entry.CommandId) : null },
        Requests = state.Requests.SetItems(state.Requests.Select(pair => KeyValuePair.Create(pair.Key, Resumed(pair.Value, e, entry)))),
    };

    private static JointRequest Stopped(JointRequest request, DateTimeOffset at) => request with
    {
        Ladder = Stop(request.Ladder, at),
        SignerLadder = Stop(request.SignerLadder, at),
        ResultLadder = Stop(request.ResultLadder, at),
    };

    /// <summary>What still waits when an incident is reopened climbs again, from its first rung.</summary>
    private static JointRequest Resumed(JointRequest request, IncidentEvent.IncidentReopened e, RecordedEvent entry) => request.State switch
    {
        RequestState.Drafted => request with { SignerLadder = Restart(request.SignerLadder, entry) },
        RequestState.Raised or RequestState.Delivered or RequestState.Seen => request with { Ladder = Restart(request.Ladder, entry), AnswerBy = AnswerByAgain(request, e, entry.RecordedAt) },
        RequestState.Acknowledged or RequestState.TakenOn => request with { ResultLadder = Restart(request.ResultLadder, entry) },
        _ => request,
    };

    /// <summary>As it was decided when the incident was reopened; an entry from before such decisions gives as long again.</summary>
    private static DateTimeOffset? AnswerByAgain(JointRequest request, IncidentEvent.IncidentReopened e, DateTimeOffset at) =>
        e.AnswerBy?.TryGetValue(request.RequestId, out var by) ?? false ? by : at + (request.AnswerBy - (request.Ladder?.StartedAt ?? request.RaisedAt));

    private static LadderRun? Stop(LadderRun? run, DateTimeOffset at) => run is null ? null : run with { Stopped = run.Stopped ?? at };

    private static LadderRun? Restart(LadderRun? run, RecordedEvent entry) => run is null ? null : LadderRun.Start(entry.RecordedAt, run.Step, run.Grade, entry.CommandId);

    private static IncidentState Marked(IncidentState state, string clock, string subject, Func<ClockMark, ClockMark> change)
    {
        var key = Clocks.MarkKey(clock, subject);
        return state with { ClockMarks = state.ClockMarks.SetItem(key, change(state.ClockMarks.GetValueOrDefault(key) ?? new(null, null))) };
    }
}

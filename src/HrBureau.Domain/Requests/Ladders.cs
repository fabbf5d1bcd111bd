using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Which ladders run and when their next rung strikes. A ladder never stops by itself: beyond its last rung it repeats for ever.</summary>
public static class Ladders
{
    private static readonly TimeSpan Strike = TimeSpan.FromMilliseconds(1);

    /// <summary>The ladders under way.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <returns>None unless the incident is open; of a merged one those of its requests.</returns>
    public static IReadOnlyList<RunningLadder> Of(IncidentState state, Mechanism mechanism)
    {
        if (!state.RequestsRun)
        {
            return [];
        }

        var running = new List<RunningLadder>(state.Requests.Count + 1);
        Add(running, LadderUse.Unclaimed, null, state, mechanism);
        foreach (var (_, request) in state.Requests)
        {
            Add(running, LadderUse.Signer, request, state, mechanism);
            Add(running, LadderUse.Answer, request, state, mechanism);
            Add(running, LadderUse.Result, request, state, mechanism);
        }

        return running;
    }

    /// <summary>When the next rung strikes: one millisecond after its instant, so that an act at the instant is in time.</summary>
    /// <param name="run">The run.</param>
    /// <param name="row">Its row.</param>
    /// <param name="hours">The county's hours.</param>
    /// <param name="calendar">The calendar, for ladders that wait for working hours.</param>
    /// <returns>An instant later than the start.</returns>
    public static DateTimeOffset NextRungAt(LadderRun run, LadderRow row, CountyHours hours, WorkCalendar calendar) => TimeOf(run, row, run.Fired, hours, calendar) + Strike;

    /// <summary>The time of a firing: rungs, repeats and, at 1, the answer-by time. A row of working hours counts working time only.</summary>
    /// <param name="run">The run.</param>
    /// <param name="row">Its row.</param>
    /// <param name="firing">0 for the first rung; beyond the last rung its repeats.</param>
    /// <param name="hours">The county's hours.</param>
    /// <param name="calendar">The calendar; in a year that is not published every day counts as a working day.</param>
    /// <returns>An instant not before the start.</returns>
    public static DateTimeOffset TimeOf(LadderRun run, LadderRow row, int firing, CountyHours hours, WorkCalendar calendar) =>
        After(run.StartedAt, row.FiresAfter(firing, StepOf(run, row, hours, calendar)), row, hours, calendar);

    /// <summary>When an answer is due that nobody asked for sooner or later.</summary>
    /// <param name="row">The ladder.</param>
    /// <param name="start">When it starts.</param>
    /// <param name="hours">The county's hours.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The row's answer-by length after the start, in working time where the row counts that.</returns>
    public static DateTimeOffset AnswerBy(LadderRow row, DateTimeOffset start, CountyHours hours, WorkCalendar calendar) =>
        After(start, row.AnswerBy(CountyTime.IsNight(start, hours)), row, hours, calendar);

    /// <summary>When the answer is due that a run waits for.</summary>
    /// <param name="run">The run.</param>
    /// <param name="row">Its row.</param>
    /// <param name="hours">The county's hours.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>One step of the ladder after its start.</returns>
    public static DateTimeOffset AnswerBy(LadderRun run, LadderRow row, CountyHours hours, WorkCalendar calendar) =>
        After(run.StartedAt, StepOf(run, row, hours, calendar), row, hours, calendar);

    /// <summary>The row a raised request's answer is waited for by.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mechanism">The mechanism.</param>
    /// <returns>Null for a draft and for a kind without a ladder.</returns>
    public static LadderRow? AnswerRow(JointRequest request, Mechanism mechanism) => request.Ladder is { } run ? RowOf(LadderUse.Answer, request.Kind, run, mechanism) : null;

    /// <summary>The firing that is due at an instant; overdue ones collapse into the latest.</summary>
    /// <param name="run">The run.</param>
    /// <param name="row">Its row.</param>
    /// <param name="hours">The county's hours.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="at">The instant.</param>
    /// <returns>0-based firing, or null when none is due.</returns>
    public static int? DueFiring(LadderRun run, LadderRow row, CountyHours hours, WorkCalendar calendar, DateTimeOffset at)
    {
        int? due = null;
        for (var firing = run.Fired; TimeOf(run, row, firing, hours, calendar) + Strike <= at; firing++)
        {
            due = firing;
        }

        return due;
    }

    /// <summary>The agencies a rung names, without the asking one.</summary>
    /// <param name="row">Ladder.</param>
    /// <param name="rung">0-based.</param>
    /// <param name="from">Asking agency.</param>
    /// <param name="to">Addressed agency.</param>
    /// <returns>Codes, each once.</returns>
    public static IReadOnlyList<string> Named(LadderRow row, int rung, string from, string to) =>
        [.. row.Rung(rung).Targets.Select(target => target.Resolve(from, to).Agency).Where(agency => agency != from).Distinct()];

    /// <summary>The row of a run: the one in force, at the grade that held, when it started.</summary>
    /// <param name="use">What it waits for.</param>
    /// <param name="kind">Kind of request, or null.</param>
    /// <param name="run">The run.</param>
    /// <param name="mechanism">The mechanism.</param>
    /// <returns>Null for a kind without a ladder.</returns>
    public static LadderRow? RowOf(LadderUse use, RequestKind? kind, LadderRun run, Mechanism mechanism)
    {
        var day = CountyTime.DayOf(run.StartedAt);
        return use switch
        {
            LadderUse.Unclaimed => mechanism.UnclaimedLadder(run.Grade, day),
            LadderUse.Signer => mechanism.SignerLadder(run.Grade, day),
            LadderUse.Result => Result(kind, run.Grade, day, mechanism),
            _ => kind is { } of ? mechanism.LadderFor(of, run.Grade, day) : null,
        };
    }

    internal static IncidentEvent Fire(RunningLadder ladder, int firing, bool unmanned)
    {
        var last = ladder.Row.Rungs.Length - 1;
        var rung = Math.Min(firing, last);
        var turn = firing - rung + 1;
        var collapsed = Enumerable.Range(ladder.Run.Fired, Math.Max(0, rung - ladder.Run.Fired)).ToImmutableList();
        return ladder.Use switch
        {
            LadderUse.Unclaimed => new IncidentEvent.HolderSought(rung, turn, collapsed, unmanned),
            LadderUse.Signer => new IncidentEvent.SignatureSought(ladder.Request!.RequestId, rung, turn, collapsed, unmanned),
            _ => new IncidentEvent.RequestEscalated(ladder.Request!.RequestId, ladder.Use, rung, turn, collapsed, unmanned, Named(ladder.Row, rung, ladder.Request.From, ladder.Request.To)),
        };
    }

    /// <summary>The next rung of each ladder whose rung has found nobody; at night and on a day of rest a kind that is not urgent waits for its time instead.</summary>
    /// <remarks>A person is rung once for everything that struck together: the word that his post is empty counts for every ladder that left its bell to that one.</remarks>
    internal static IEnumerable<IncidentEvent> ClimbFrom(Act act, NoticeMark notice) => Of(act.State, act.Mechanism)
        .Where(ladder => (IsOf(ladder, notice.Owed) || LeftToAnother(act, ladder, notice)) && !IsManned(act, ladder, notice.Owed))
        .Where(ladder => ladder.Run.Rung < ladder.Row.Rungs.Length - 1 && !Sleeps(act, ladder.Row))
        .Select(ladder => Fire(ladder, ladder.Run.Fired, true));

    private static bool IsOf(RunningLadder ladder, OwedNotice notice) =>
        notice.Rung == ladder.Run.Rung && ladder.Use == (notice.Ladder ?? ladder.Use) && ladder.Request?.RequestId == notice.RequestId;

    /// <summary>The bell is of the act in which it fired, its rung names the post, and it has not rung there itself.</summary>
    private static bool LeftToAnother(Act act, RunningLadder ladder, NoticeMark bell) => bell.Act == ladder.Run.Act
        && Targets(act, ladder).Any(target => IsAt(bell.Owed, target))
        && !act.State.Notices.Values.Any(mark => mark.Act == bell.Act && IsOf(ladder, mark.Owed) && (mark.Owed.Agency, mark.Owed.Post) == (bell.Owed.Agency, bell.Owed.Post));

    /// <summary>Another post of the rung was told last by a bell that somebody may hear.</summary>
    private static bool IsManned(Act act, RunningLadder ladder, OwedNotice notice) => Targets(act, ladder).Where(target => !IsAt(notice, target)).Any(target =>
        act.State.Notices.Values.Where(mark => IsAt(mark.Owed, target)).GroupBy(mark => mark.Owed.Version).MaxBy(told => told.Key)?.Any(mark => mark.State != NoticeState.GivenUp) ?? false);

    private static IEnumerable<RungTarget> Targets(Act act, RunningLadder ladder)
    {
        var home = act.Mechanism.HomeAgency.Code;
        return ladder.Row.Rung(ladder.Run.Rung).Targets.Select(target => target.Resolve(ladder.Request?.From ?? home, ladder.Request?.To ?? home));
    }

    private static bool IsAt(OwedNotice notice, RungTarget target) => (notice.Agency, notice.Post) == (target.Agency, target.Post);

    private static bool Sleeps(Act act, LadderRow row) => row.WorkingHoursOnly && CountyTime.NextWorkingInstant(act.Now, act.Mechanism.Hours, act.Calendar) > act.Now;

    /// <summary>The run of a ladder as long as that is open which it waits for; null otherwise.</summary>
    internal static LadderRun? RunOf(IncidentState state, LadderUse use, JointRequest? request) => use switch
    {
        LadderUse.Unclaimed => state.Holder.Officer is null ? state.Holder.Ladder : null,
        LadderUse.Signer => request is { State: RequestState.Drafted } ? request.SignerLadder : null,
        LadderUse.Answer => request is { AwaitsAnswer: true } ? request.Ladder : null,
        _ => request is { AwaitsResult: true } ? request.ResultLadder : null,
    };

    private static void Add(List<RunningLadder> running, LadderUse use, JointRequest? request, IncidentState state, Mechanism mechanism)
    {
        if (RunOf(state, use, request) is { Stopped: null } run && RowOf(use, request?.Kind, run, mechanism) is { } row)
        {
            running.Add(new(use, request, run, row));
        }
    }

    /// <summary>Kinds that are not urgent ring in working hours only, for their result as for their answer.</summary>
    private static LadderRow Result(RequestKind? kind, Grade grade, DateOnly day, Mechanism mechanism)
    {
        var row = mechanism.ResultLadder(grade, day);
        return kind is { } of && mechanism.LadderFor(of, grade, day) is { WorkingHoursOnly: true } ? row with { WorkingHoursOnly = true } : row;
    }

    private static DateTimeOffset After(DateTimeOffset start, TimeSpan length, LadderRow row, CountyHours hours, WorkCalendar calendar) =>
        row.WorkingHoursOnly ? CountyTime.AddWorkingTime(start, length, hours, calendar) : start + length;

    /// <summary>An answer-by time that was asked for stretches the ladder; one with no working time before it cannot.</summary>
    private static TimeSpan StepOf(LadderRun run, LadderRow row, CountyHours hours, WorkCalendar calendar)
    {
        var step = row.WorkingHoursOnly && run.Step is { } asked ? CountyTime.WorkingTimeBetween(run.StartedAt, run.StartedAt + asked, hours, calendar) : run.Step;
        return step is { } length && length >= CommandFields.ShortestAnswerBy ? length : row.AnswerBy(CountyTime.IsNight(run.StartedAt, hours));
    }
}

using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>The clocks of an incident, derived from its state, its mechanism and the calendar.</summary>
/// <remarks>Rows whose start or stop belongs to a track the state does not keep yield nothing: a clock nobody could ever meet would only cry wolf.</remarks>
public static class Clocks
{
    private static readonly TimeSpan Strike = TimeSpan.FromMilliseconds(1);

    /// <summary>Every clock, running or done.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">Incident time, for what a clock looks like now.</param>
    /// <returns>Clocks in the order of their rows.</returns>
    public static IReadOnlyList<RunningClock> Of(IncidentState state, Mechanism mechanism, WorkCalendar calendar, DateTimeOffset now)
    {
        var clocks = new List<RunningClock>();
        var spans = new List<ClockSpan>();
        foreach (var row in mechanism.Clocks)
        {
            spans.Clear();
            ClockSpan.AddTo(spans, state, row);
            foreach (var span in spans)
            {
                if (Applies(state, mechanism, row, span))
                {
                    clocks.Add(Clock(state, mechanism, row, span, calendar, now));
                }
            }
        }

        clocks.AddRange(OwnClocks.Of(state, mechanism, calendar, now));
        return clocks;
    }

    /// <summary>The clock that presses most: a missed one before one that runs, and of these the one whose end comes, or came, first. Missed and not met is what overdue means.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="clocks">Its clocks.</param>
    /// <returns>Null when none waits to be met.</returns>
    public static RunningClock? Pressing(IncidentState state, IReadOnlyList<RunningClock> clocks) => clocks
        .Where(clock => clock is { DueAt: not null, How.MetAt: null, State: ClockState.Running or ClockState.Warned or ClockState.Missed } && Runs(state, clock))
        .MinBy(clock => (clock.State != ClockState.Missed, clock.DueAt));

    /// <summary>Key of a clock's mark in the state.</summary>
    /// <param name="clock">Name.</param>
    /// <param name="subject">Subject.</param>
    /// <returns><c>name/subject</c>.</returns>
    public static string MarkKey(string clock, string subject) => $"{clock}/{subject}";

    /// <summary>What will strike: warnings and misses that have not struck yet. A miss strikes one millisecond after its end; one that an act has overtaken while nobody watched, afterwards.</summary>
    internal static IEnumerable<(DateTimeOffset At, RunningClock Clock, bool Miss)> Strikes(IncidentState state, IReadOnlyList<RunningClock> clocks)
    {
        foreach (var clock in clocks)
        {
            if (clock is not { DueAt: { } dueAt, OnMiss: not null } || clock.How.MetAt <= dueAt || !Runs(state, clock) || MarkOf(state, clock) is { MissedAt: not null })
            {
                continue;
            }

            yield return (dueAt + Strike, clock, true);
            if (clock.How.MetAt is null && clock.WarnAt is { } warnAt && warnAt > clock.StartedAt && MarkOf(state, clock)?.WarnedAt is null)
            {
                yield return (warnAt, clock, false);
            }
        }
    }

    /// <summary>In force on the day, from the grade, for the kind; a row of the kind goes before one for all kinds, and of these the one of the highest grade.</summary>
    private static bool Applies(IncidentState state, Mechanism mechanism, ClockRow row, ClockSpan span)
    {
        var day = CountyTime.DayOf(span.StartedAt);
        if (!Fits(row, state, span, day))
        {
            return false;
        }

        foreach (var other in mechanism.Clocks)
        {
            if (other.Name == row.Name && GoesBefore(other, row) && Fits(other, state, span, day))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(ClockRow row, IncidentState state, ClockSpan span, DateOnly day) =>
        row.InForceOn(day) && row.FromGrade <= state.Grade.Value && (row.Kind is null || row.Kind == span.Kind);

    private static bool GoesBefore(ClockRow other, ClockRow row) => (other.Kind is null) == (row.Kind is null) ? other.FromGrade > row.FromGrade : row.Kind is null;

    private static RunningClock Clock(IncidentState state, Mechanism mechanism, ClockRow row, ClockSpan span, WorkCalendar calendar, DateTimeOffset now)
    {
        var how = new ClockCount(row.Length, [], [], null, span.MetAt, false);
        DateTimeOffset? due = null;
        switch (Ends(row.Length, span, calendar))
        {
            case CalendarAnswer.NotPublished missing:
                how = how with { MissingYear = missing.Year };
                break;
            case CalendarAnswer.Ends ends:
                (due, how) = (CountyTime.EndOf(ends.Day), how with { MakeUpDays = ends.MakeUpDaysUsed, HolidaysSkipped = ends.HolidaysSkipped });
                break;
            default:
                due = span.NamedEnd ?? span.StartedAt.AddMinutes(row.Length.Value);
                break;
        }

        var clock = new RunningClock(row.Name, span.Subject, BasisOf(state, mechanism, row, span), span.StartedAt, due, due - row.WarnBefore, ClockState.Running, how, row.OnMiss, row.RunsOn);
        var missed = MarkOf(state, clock)?.MissedAt is not null;
        var recordedLate = missed && span.MetAt <= due;
        return clock with { State = StateOf(state, clock, missed, now), How = how with { RecordedLate = recordedLate } };
    }

    /// <summary>The time for an answer is the ladder's, and so is the article it rests on.</summary>
    private static string BasisOf(IncidentState state, Mechanism mechanism, ClockRow row, ClockSpan span) =>
        row.Length.Unit == ClockUnit.AnswerBy && state.Requests.GetValueOrDefault(span.Subject) is { } request ? Ladders.AnswerRow(request, mechanism)?.Statute ?? row.Statute : row.Statute;

    private static CalendarAnswer? Ends(ClockLength length, ClockSpan span, WorkCalendar calendar) => length.Unit switch
    {
        ClockUnit.WorkingDays => calendar.AddWorkingDays(CountyTime.DayOf(span.StartedAt), length.Value),
        ClockUnit.CalendarDays => calendar.AddCalendarDays(CountyTime.DayOf(span.StartedAt), length.Value),
        _ => null,
    };

    private static ClockState StateOf(IncidentState state, RunningClock clock, bool missed, DateTimeOffset now) => clock switch
    {
        { DueAt: null, How.MetAt: null } => ClockState.CalendarNotPublished,
        { How.MetAt: { } met } => clock.DueAt is { } due && met > due ? ClockState.Missed : ClockState.Met,
        _ when missed => ClockState.Missed,
        _ when !Runs(state, clock) => ClockState.Suspended,
        _ when now > clock.DueAt => ClockState.Missed,
        _ when now >= clock.WarnAt => ClockState.Warned,
        _ => ClockState.Running,
    };

    /// <summary>In a merged incident those of its requests run on.</summary>
    private static bool Runs(IncidentState state, RunningClock clock) =>
        state.IsOpen || (clock.RunsOn && state.Phase is Phase.Ended or Phase.Merged) || (state.RequestsRun && (clock.Name == OwnClocks.DrillEnd || state.Requests.ContainsKey(clock.Subject)));

    /// <summary>A mark from before the start belongs to an earlier run of the same clock.</summary>
    private static ClockMark? MarkOf(IncidentState state, RunningClock clock) =>
        state.ClockMarks.GetValueOrDefault(MarkKey(clock.Name, clock.Subject)) is { } mark
            ? new(mark.WarnedAt >= clock.StartedAt ? mark.WarnedAt : null, mark.MissedAt >= clock.StartedAt ? mark.MissedAt : null)
            : null;
}

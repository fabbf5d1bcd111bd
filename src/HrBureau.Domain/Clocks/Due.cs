namespace HrBureau.Domain;

/// <summary>When an incident next has something to do by itself.</summary>
public static class Due
{
    /// <summary>The earliest of rungs, clock warnings and misses, set times of summonses, the days before Spring Festival and the end of a drill.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="clocks">Its clocks, as they look at any time.</param>
    /// <returns>Incident time (drill time in a drill); null when nothing will ever be due.</returns>
    public static DateTimeOffset? Next(IncidentState state, Mechanism mechanism, WorkCalendar calendar, IReadOnlyList<RunningClock> clocks)
    {
        DateTimeOffset? next = null;
        foreach (var (at, _, _) in Clocks.Strikes(state, clocks))
        {
            next = Earlier(next, at);
        }

        foreach (var ladder in Ladders.Of(state, mechanism))
        {
            next = Earlier(next, Ladders.NextRungAt(ladder.Run, ladder.Row, mechanism.Hours, calendar));
        }

        foreach (var at in SetTimes(state, mechanism, calendar, clocks))
        {
            next = Earlier(next, at.At);
        }

        return next;
    }

    /// <summary>What strikes at a set time: summonses, late first results, a grade that the days before Spring Festival raise, a drill's end.</summary>
    internal static IEnumerable<(DateTimeOffset At, IncidentEvent Event)> SetTimes(IncidentState state, Mechanism mechanism, WorkCalendar calendar, IReadOnlyList<RunningClock> clocks)
    {
        if (!state.RequestsRun)
        {
            yield break;
        }

        foreach (var (_, ledger) in state.Ledgers)
        {
            if (state.IsOpen && ledger is { Summons: { } summons, OutcomeAsked: false })
            {
                yield return (summons.At, new IncidentEvent.SummonsOutcomeAsked(ledger.PersonId, summons));
            }
        }

        foreach (var late in LateResults(state, mechanism, calendar, clocks))
        {
            yield return late;
        }

        if (state.IsOpen && Rules.RaisedBeforeFestival(state, mechanism) is { } raised)
        {
            yield return raised;
        }

        if (state.Drill?.EndsAt is { } over)
        {
            yield return (over, new IncidentEvent.ResponseEnded("", IncidentDecider.StaysOpen(state), true));
        }
    }

    /// <summary>Acknowledged or taken on, and no first result in time: the result ladder starts, so that a receipt is not the last word.</summary>
    private static IEnumerable<(DateTimeOffset At, IncidentEvent Event)> LateResults(IncidentState state, Mechanism mechanism, WorkCalendar calendar, IReadOnlyList<RunningClock> clocks)
    {
        foreach (var (_, request) in state.Requests)
        {
            if (request is not { AwaitsResult: true, ResultLadder: null, AcknowledgedAt: { } acknowledged } || DueResult(request, mechanism, clocks) is not { } due)
            {
                continue;
            }

            var row = Ladders.RowOf(LadderUse.Result, request.Kind, LadderRun.Start(due, null, state.Grade.Value), mechanism)!;
            var answered = request.TakenOnAt ?? acknowledged;
            var late = due > answered ? due : answered;
            var at = (row.WorkingHoursOnly ? CountyTime.NextWorkingInstant(late, mechanism.Hours, calendar) : late).AddMilliseconds(1);
            yield return (at, new IncidentEvent.RequestEscalated(request.RequestId, LadderUse.Result, 0, 1, [], false, Ladders.Named(row, 0, request.From, request.To)));
        }
    }

    private static DateTimeOffset? DueResult(JointRequest request, Mechanism mechanism, IReadOnlyList<RunningClock> clocks)
    {
        foreach (var clock in clocks)
        {
            if (clock.Subject == request.RequestId && mechanism.Clocks.Any(row => row.Name == clock.Name && row.Stop == ClockStop.ResultGiven))
            {
                return clock.DueAt;
            }
        }

        return null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? so, DateTimeOffset at) => so is { } first && first <= at ? first : at;
}

namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    /// <summary>Everything due by now strikes in the order of its due time; overdue rungs of one ladder collapse into the current one.</summary>
    private static Decision StrikeClock(Act act, IncidentCommand.StrikeClock command)
    {
        var due = new List<(DateTimeOffset At, IncidentEvent Event)>();
        var clocks = Clocks.Of(act.State, act.Mechanism, act.Calendar, act.Now);
        AddClocks(due, act, clocks);
        AddRungs(due, act);
        due.AddRange(Due.SetTimes(act.State, act.Mechanism, act.Calendar, clocks).Where(set => set.At <= act.Now));
        due.Sort((one, other) => one.At.CompareTo(other.At));
        if (command.EndsDrill && act.State is { RequestsRun: true, Drill.Replay: not null })
        {
            due.Add((act.Now, new IncidentEvent.ResponseEnded("", StaysOpen(act.State), false, true)));
        }

        var end = due.FindIndex(strike => strike.Event is IncidentEvent.ResponseEnded);
        return Decision.Yes([.. (end < 0 ? due : due.Take(end + 1)).Select(strike => strike.Event)]);
    }

    private static void AddClocks(List<(DateTimeOffset At, IncidentEvent Event)> due, Act act, IReadOnlyList<RunningClock> clocks)
    {
        var strikes = Clocks.Strikes(act.State, clocks).Where(strike => strike.At <= act.Now).ToList();
        foreach (var (at, clock, miss) in strikes)
        {
            if (miss)
            {
                due.Add((at, new IncidentEvent.ClockMissed(clock.Name, clock.Subject, clock.DueAt!.Value, act.Now - clock.DueAt.Value)));
            }
            else if (!strikes.Exists(other => other.Miss && other.Clock.Name == clock.Name && other.Clock.Subject == clock.Subject))
            {
                due.Add((at, new IncidentEvent.ClockWarned(clock.Name, clock.Subject, clock.DueAt!.Value)));
            }
        }
    }

    private static void AddRungs(List<(DateTimeOffset At, IncidentEvent Event)> due, Act act)
    {
        foreach (var ladder in Ladders.Of(act.State, act.Mechanism))
        {
            if (Ladders.DueFiring(ladder.Run, ladder.Row, act.Mechanism.Hours, act.Calendar, act.Now) is { } firing)
            {
                var fired = ladder.Run with { Rung = firing, Turn = 0 };
                due.Add((Ladders.NextRungAt(fired, ladder.Row, act.Mechanism.Hours, act.Calendar), Ladders.Fire(ladder, firing, false)));
            }
        }
    }
}

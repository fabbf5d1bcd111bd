namespace HrBureau.Domain;

/// <summary>Clocks that are no rows: the set time of a summons, an incident nobody holds, a draft until the next signer is called, and the end of a drill. They strike by questions and ladders of their own.</summary>
internal static class OwnClocks
{
    public const string Signature = "signature";
    public const string DrillEnd = "drill-end";

    public static IEnumerable<RunningClock> Of(IncidentState state, Mechanism mechanism, WorkCalendar calendar, DateTimeOffset now)
    {
        if (state.IsOpen && state.Holder is { Officer: null, Ladder: { } run })
        {
            var row = mechanism.UnclaimedLadder(run.Grade, CountyTime.DayOf(run.StartedAt));
            var due = Ladders.AnswerBy(row, run.StartedAt, mechanism.Hours, calendar);
            yield return Clock(state, "unclaimed", "", row.Statute, run.StartedAt, due, now);
        }

        if (state is { RequestsRun: true, Drill: { EndsAt: { } over } drill })
        {
            yield return Clock(state, DrillEnd, "", Articles.Drill, drill.Anchor, over, now);
        }

        foreach (var ladder in Ladders.Of(state, mechanism))
        {
            if (ladder is { Use: LadderUse.Signer, Request: { } draft, Run: var waits })
            {
                var due = Ladders.TimeOf(waits, ladder.Row, waits.Fired, mechanism.Hours, calendar);
                yield return Clock(state, Signature, draft.RequestId, ladder.Row.Statute, waits.StartedAt, due, now);
            }
        }

        foreach (var (_, ledger) in state.Ledgers)
        {
            if (ledger.Summons is { } summons && ledger.Attempts.FindLast(attempt => attempt.Summons == summons) is { } attempt)
            {
                yield return Clock(state, "summons", ledger.PersonId, Articles.Summons, attempt.At, summons.At, now);
            }
        }
    }

    private static RunningClock Clock(IncidentState state, string name, string subject, string basis, DateTimeOffset startedAt, DateTimeOffset due, DateTimeOffset now) =>
        new(name, subject, basis, startedAt, due, null, !(name is Signature or DrillEnd ? state.RequestsRun : state.IsOpen) ? ClockState.Suspended : now > due ? ClockState.Missed : ClockState.Running, new(new(ClockUnit.Named, 0), [], [], null, null, false), null);
}

namespace HrBureau.Domain;

/// <summary>Decides an incident: state and command in, events or a refusal out. Pure: the same question always has the same answer.</summary>
public static partial class IncidentDecider
{
    private static readonly Decision Nothing = Decision.Yes();

    /// <summary>Decides one command.</summary>
    /// <param name="state">State of the incident, <see cref="IncidentState.None"/> before the first report.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="mechanism">The mechanism in force, with the grades and ladders the incident opened with.</param>
    /// <param name="calendar">The working-day calendar.</param>
    /// <returns>Events with whom they ring, or a refusal.</returns>
    public static Decision Decide(IncidentState state, IncidentCommand command, Stamp stamp, Mechanism mechanism, WorkCalendar calendar)
    {
        var act = new Act(state, stamp, mechanism, calendar) { Files = command.Files };
        var refusal = CommandDuty.Check(command, stamp.By, mechanism) ?? Phases(state, command) ?? CommandFields.Check(command, stamp.At);
        if (refusal is not null)
        {
            return new Decision.Refused(refusal);
        }

        if (Arm(act, command) is Decision.Refused refused)
        {
            return refused;
        }

        if (act.Events.Count > 0)
        {
            Rules.After(act);
        }

        return act.Events.Count == 0 ? Nothing : new Decision.Accepted(RingPolicy.Assign(state, act));
    }

    private static Refusal? Phases(IncidentState state, IncidentCommand command)
    {
        if (!state.Exists)
        {
            return command is IncidentCommand.Report ? null : Refusal.Of(RefusalCode.IncidentUnknown);
        }

        return PhaseTable.Allows(state.Phase, command.GetType())
            ? null
            : Refusal.Of(RefusalCode.PhaseForbids, args: [("phase", WireWord.Of(state.Phase)), ("command", PhaseTable.WordOf(command))]);
    }

    private static Decision Arm(Act act, IncidentCommand command)
    {
        var decision = command switch
        {
            IncidentCommand.Report c => Report(act, c),
            IncidentCommand.StrikeClock c => StrikeClock(act, c),
            IncidentCommand.VerifyReport c => Decision.Yes(new IncidentEvent.ReportVerified(c.Headcount, c.Behaviours, c.Note)),
            IncidentCommand.ActivatePlan c => Decision.Yes(new IncidentEvent.PlanActivated(c.Reason, false)),
            IncidentCommand.UpdateFacts c => Decision.Yes(new IncidentEvent.FactsUpdated(c.Source, c.Headcount, c.AmountFen, c.Behaviours, c.Place, c.Note, c.Adopt)),
            IncidentCommand.ChangeGrade c => ChangeGrade(act, c),
            IncidentCommand.AssignInspectors c => AssignInspectors(act, c),
            IncidentCommand.TakeCharge => TakeCharge(act),
            IncidentCommand.HandOver c => HandOver(act, c),
            IncidentCommand.AcceptHandOver => AcceptHandOver(act),
            IncidentCommand.AppointCommander c => Decision.Yes(new IncidentEvent.CommanderAppointed(c.Person)),
            IncidentCommand.NameParty c => NameParty(act, c),
            IncidentCommand.LinkParties c => LinkParties(act, c),
            IncidentCommand.AddNote c => Decision.Yes(new IncidentEvent.NoteAdded(c.Text, c.Audience ?? NoteAudience.Own)),
            IncidentCommand.AttachEvidence c => AttachEvidence(act, c),
            IncidentCommand.VoidEntry c => VoidEntry(act, c),
            IncidentCommand.EndResponse c => EndResponse(act, c),
            IncidentCommand.Close c => Close(act, c),
            IncidentCommand.Reopen c => Reopen(act, c),
            IncidentCommand.VoidIncident c => VoidIncident(act, c),
            _ => ContactArm(act, command) ?? RequestArm(act, command) ?? NoticeArm(act, command) ?? MergeArm(act, command) ?? throw Unknown(command),
        };
        if (decision is Decision.Accepted accepted)
        {
            act.AddAll(accepted.Events);
        }

        return decision;
    }

    private static InvalidOperationException Unknown(IncidentCommand command) => new($"No arm decides {command.GetType().Name}.");
}

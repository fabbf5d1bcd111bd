namespace HrBureau.Domain;

/// <summary>Who may issue a command: the published table of command and duty, and the commands only the system issues.</summary>
public static class CommandDuty
{
    /// <summary>Whether the actor's duties cover a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="by">Who.</param>
    /// <param name="mechanism">The table.</param>
    /// <returns>A refusal, or null.</returns>
    public static Refusal? Check(IncidentCommand command, Actor by, Mechanism mechanism)
    {
        var allowed = IsSystemOnly(command) ? by.IsSystem : mechanism.MayIssue(PhaseTable.WordOf(command), by.Duties);
        return allowed ? null : Refusal.Of(RefusalCode.DutyMissing, args: [("command", PhaseTable.WordOf(command))]);
    }

    /// <summary>Commands nobody but the system issues.</summary>
    /// <param name="command">The command.</param>
    /// <returns>True for the intake, the due watch and the dispatcher.</returns>
    public static bool IsSystemOnly(IncidentCommand command) =>
        command is IncidentCommand.Report or IncidentCommand.StrikeClock or IncidentCommand.RecordDelivery or IncidentCommand.RecordUnmanned;
}

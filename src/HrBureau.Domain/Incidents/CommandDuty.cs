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
        var allowed = IsSystemOnly(command) ? by.IsSystem : mechanism.MayIssue(RowOf(command), by.Duties);
        return allowed ? null : Refusal.Of(RefusalCode.DutyMissing, args: [("command", PhaseTable.WordOf(command))]);
    }

    /// <summary>Commands nobody but the system issues.</summary>
    /// <param name="command">The command.</param>
    /// <returns>True for the intake, the due watch and the dispatcher.</returns>
    public static bool IsSystemOnly(IncidentCommand command) =>
        command is IncidentCommand.Report or IncidentCommand.StrikeClock or IncidentCommand.RecordDelivery or IncidentCommand.RecordUnmanned;

    /// <summary>The row of the duty table that speaks about a command: filing a request's paper goes with drafting it, the desk's word on an answer with acknowledging.</summary>
    /// <param name="command">The command.</param>
    /// <returns>A word of <see cref="CommandWords"/>.</returns>
    public static string RowOf(IncidentCommand command) => command switch
    {
        IncidentCommand.FileRequestPaper => "draft-request",
        IncidentCommand.ConfirmRecordedAnswer => "acknowledge-request",
        _ => PhaseTable.WordOf(command),
    };
}

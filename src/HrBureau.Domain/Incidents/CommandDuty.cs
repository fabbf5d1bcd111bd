namespace HrBureau.Domain;

/// <summary>Who may issue a command: the published table of command and duty, and the commands only the system issues.</summary>
public static class CommandDuty
{
    /// <summary>Commands nobody but the system issues: the intake, the due watch, the dispatcher, and one incident to another.</summary>
    public static IReadOnlyList<Type> SystemOnly { get; } =
        [typeof(IncidentCommand.Report), typeof(IncidentCommand.StrikeClock), typeof(IncidentCommand.RecordDelivery), typeof(IncidentCommand.RecordUnmanned), typeof(IncidentCommand.Absorb), typeof(IncidentCommand.Release), typeof(IncidentCommand.PlaceReport), typeof(IncidentCommand.LeaveReports)];

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

    /// <summary>Whether a command, or what it would put in the place of an entry, is the system's own.</summary>
    /// <param name="command">The command.</param>
    /// <returns>True for one of <see cref="SystemOnly"/>.</returns>
    public static bool IsSystemOnly(IncidentCommand command) =>
        SystemOnly.Contains(command.GetType()) || (command is IncidentCommand.VoidEntry { Replacement: { } replacement } && IsSystemOnly(replacement));
}

using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Commands only the system itself gives; from outside they do not exist.</summary>
internal static class OwnCommands
{
    /// <summary>Their types.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [typeof(IncidentCommand.Report), typeof(IncidentCommand.StrikeClock), typeof(IncidentCommand.RecordDelivery), typeof(IncidentCommand.RecordUnmanned)];

    public static bool IsOwn(IncidentCommand command) =>
        Types.Contains(command.GetType()) || (command is IncidentCommand.VoidEntry { Replacement: { } replacement } && IsOwn(replacement));
}

using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Commands only the system itself gives; from outside they do not exist.</summary>
internal static class OwnCommands
{
    /// <summary>Their wire names.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal) { "report", "strike-clock", "record-delivery", "record-unmanned" };

    public static bool IsOwn(IncidentCommand command) => command switch
    {
        IncidentCommand.Report or IncidentCommand.StrikeClock or IncidentCommand.RecordDelivery or IncidentCommand.RecordUnmanned => true,
        IncidentCommand.VoidEntry { Replacement: { } replacement } => IsOwn(replacement),
        _ => false,
    };
}

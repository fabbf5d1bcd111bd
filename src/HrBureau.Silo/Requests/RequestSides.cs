using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Which steps of a request are the asking side's; the others are the addressed agency's.</summary>
internal static class RequestSides
{
    private static readonly HashSet<Type> Askers =
    [
        typeof(IncidentCommand.ApproveRequest),
        typeof(IncidentCommand.FileRequestPaper),
        typeof(IncidentCommand.RecordAnswer),
        typeof(IncidentCommand.FulfilRequest),
        typeof(IncidentCommand.WithdrawRequest),
    ];

    public static bool IsAskers(Type command) => Askers.Contains(command);
}

using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Which other incident an append rests on, and which doors change hands with it.</summary>
internal static class BesideIncidents
{
    private static readonly string[] NotMerged = [.. Enum.GetValues<Phase>().Where(phase => phase != Phase.Merged).Select(WireWord.Of)];

    public static BesideIncident? Of(IncidentCommand command, IncidentState before, IncidentState after) => command switch
    {
        IncidentCommand.MergeInto merge => new(merge.Into, Taking(before)) { TakesDoors = true },
        IncidentCommand.SplitReport { Into: { } into } => new(into, Taking(before)),
        IncidentCommand.Reopen when before.Merged is { } merged => new(merged.Into, NotMerged) { GivesDoorsBack = true },
        _ => null,
    };

    private static string[] Taking(IncidentState state) => [.. OtherIncident.Taking(state.Drill is not null).Select(WireWord.Of)];
}

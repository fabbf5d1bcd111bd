using System.Collections.Immutable;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>What a decision rests on beside the incident's own state: its whole log, and the other incident that an act names.</summary>
internal sealed class Surroundings(IncidentLoader loader, MechanismSource mechanisms, TimeProvider time)
{
    /// <summary>Whether a command rests on more than the state in hand: on every entry, or on another incident.</summary>
    public static bool Matter(IncidentImage image, IncidentCommand? command) => command
        is IncidentCommand.VoidEntry or IncidentCommand.Release or IncidentCommand.LeaveReports or IncidentCommand.SplitReport or IncidentCommand.MergeInto
        || (command is IncidentCommand.Reopen && image.State.Merged is not null);

    /// <returns>The command with what it must know, and all earlier entries where they were needed.</returns>
    public async Task<(IncidentCommand Command, ImmutableArray<RecordedEvent> History)> AboutAsync(IncidentImage image, IncidentCommand command, Caller caller, CancellationToken cancellation)
    {
        ImmutableArray<RecordedEvent> history;
        switch (command)
        {
            case IncidentCommand.VoidEntry voiding:
                history = await HistoryAsync(image, cancellation);
                return (voiding with { Grounds = VoidGrounds.Of(history, voiding.Version) }, history);
            case IncidentCommand.Release release:
                history = await HistoryAsync(image, cancellation);
                return (release with { Grounds = LeavingGrounds.Of(history, release) }, history);
            case IncidentCommand.LeaveReports leaving:
                history = await HistoryAsync(image, cancellation);
                return (leaving with { Grounds = LeavingGrounds.Of(history, leaving) }, history);
            case IncidentCommand.SplitReport split:
                history = await HistoryAsync(image, cancellation);
                return (split with { Grounds = LeavingGrounds.Of(history, split), Other = split.Into is { } target ? await OtherAsync(image, target, caller, cancellation) : null }, history);
            case IncidentCommand.MergeInto merge:
                return (merge with { Other = await OtherAsync(image, merge.Into, caller, cancellation) }, []);
            case IncidentCommand.Reopen reopen when image.State.Merged is { } merged:
                return (reopen with { Other = await OtherAsync(image, merged.Into, caller, cancellation) }, []);
            default:
                return (command, []);
        }
    }

    /// <summary>Another incident of the same county, as far as the caller may see it whole.</summary>
    private async Task<OtherIncident?> OtherAsync(IncidentImage image, string other, Caller caller, CancellationToken cancellation)
    {
        if (IncidentNumber.Of(other) is not { } number || number.County != IncidentNumber.Of(image.Id)?.County)
        {
            return null;
        }

        var seen = await loader.LoadAsync(other, cancellation);
        return Sight.Of(seen, caller, mechanisms.Current, time.GetUtcNow()) is Sight.Whole ? OtherIncident.Of(seen.State) : null;
    }

    private async Task<ImmutableArray<RecordedEvent>> HistoryAsync(IncidentImage image, CancellationToken cancellation) =>
        [.. await loader.HistoryAsync(image.Id, image.Version, image.Keys, cancellation)];
}

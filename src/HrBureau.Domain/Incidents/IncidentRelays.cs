namespace HrBureau.Domain;

/// <summary>What other incidents must learn of an entry. The receiver takes each once.</summary>
public static class IncidentRelays
{
    /// <summary>The relays an entry owes.</summary>
    /// <param name="before">State before its act.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="after">State after its act.</param>
    /// <returns>Commands for other incidents.</returns>
    /// <remarks>What an incident absorbs after it was itself merged goes on to where that went.</remarks>
    public static IEnumerable<OwedCommand> Of(IncidentState before, RecordedEvent entry, IncidentState after) => entry.Event switch
    {
        IncidentEvent.IncidentMerged e => [Owed(after, entry, e.Into, new IncidentCommand.Absorb(after.Id, entry.Version, entry.By, e.Reason, AbsorbedFacts.Of(after, before.Phase), e.StaysOpen))],
        IncidentEvent.IncidentAbsorbed e when after.Merged is { } merged => [Owed(after, entry, merged.Into, new IncidentCommand.Absorb(after.Id, entry.Version, e.By, e.Reason, e.Facts, e.StaysOpen))],
        IncidentEvent.IncidentReopened e when before.Merged is { } merged => [Owed(after, entry, merged.Into, new IncidentCommand.Release(after.Id, merged.Version, entry.Version, e.Reason))],
        _ => [],
    };

    private static OwedCommand Owed(IncidentState state, RecordedEvent entry, string to, IncidentCommand command) => new($"rly-{state.Id}-{entry.Version}-{to}", to, command);
}

/// <summary>A command another incident is owed.</summary>
/// <param name="Id">Deterministic: <c>rly-{incident}-{version}-{other}</c>.</param>
/// <param name="To">The other incident.</param>
/// <param name="Command">The command.</param>
public sealed record OwedCommand(string Id, string To, IncidentCommand Command);

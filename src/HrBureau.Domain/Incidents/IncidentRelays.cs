namespace HrBureau.Domain;

/// <summary>What other incidents must learn of an entry. The receiver takes each once.</summary>
public static class IncidentRelays
{
    /// <summary>The relays an entry owes.</summary>
    /// <param name="before">State before its act.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="after">State after its act.</param>
    /// <returns>Commands for other incidents.</returns>
    /// <remarks>What an incident absorbs after it was itself merged goes on to where that went. A report that counts no more is told to every incident it stands in: up to where this one went, down to the one it came from.</remarks>
    public static IEnumerable<OwedCommand> Of(IncidentState before, RecordedEvent entry, IncidentState after) => entry.Event switch
    {
        IncidentEvent.IncidentMerged e => [Owed(after, entry, e.Into, new IncidentCommand.Absorb(after.Id, entry.Version, entry.By, e.Reason, AbsorbedFacts.Of(after, before.Phase), e.StaysOpen))],
        IncidentEvent.IncidentAbsorbed e when after.Merged is { } merged => [Owed(after, entry, merged.Into, new IncidentCommand.Absorb(after.Id, entry.Version, e.By, e.Reason, e.Facts, e.StaysOpen))],
        IncidentEvent.IncidentReopened e when before.Merged is { } merged => [Owed(after, entry, merged.Into, new IncidentCommand.Release(after.Id, merged.Version, entry.Version, e.Reason))],
        IncidentEvent.IncidentReleased e when after.Merged is not null => Leaving(before, after, entry, e.Reports, null, e.Reason, e.From),
        IncidentEvent.EntryVoided { Reports: { } reports } e => Leaving(before, after, entry, reports, null, e.Reason),
        IncidentEvent.ReportSplit e => Leaving(before, after, entry, [e.ReportId], e.Into, e.Reason),
        IncidentEvent.ReportsLeft e => Leaving(before, after, entry, e.Reports, e.Into, e.Reason, e.Where),
        _ => [],
    };

    private static IEnumerable<OwedCommand> Leaving(IncidentState before, IncidentState after, RecordedEvent entry, IReadOnlyList<string> reports, string? into, string reason, string? told = null)
    {
        var up = after.Merged is { } merged ? [(merged.Into, reports)] : Array.Empty<(string, IReadOnlyList<string>)>();
        var down = before.Absorbed.GroupBy(mark => mark.From, (from, marks) => (from, (IReadOnlyList<string>)[.. marks.SelectMany(mark => mark.Reports).Intersect(reports)]));
        return up.Concat(down)
            .Where(other => other.Item1 != told && other.Item2.Count > 0)
            .Select(other => Owed(after, entry, other.Item1, new IncidentCommand.LeaveReports(other.Item2, after.Id, into, reason)));
    }

    private static OwedCommand Owed(IncidentState state, RecordedEvent entry, string to, IncidentCommand command) => new($"rly-{state.Id}-{entry.Version}-{to}", to, command);
}

/// <summary>A command another incident is owed.</summary>
/// <param name="Id">Deterministic: <c>rly-{incident}-{version}-{other}</c>.</param>
/// <param name="To">The other incident.</param>
/// <param name="Command">The command.</param>
public sealed record OwedCommand(string Id, string To, IncidentCommand Command);

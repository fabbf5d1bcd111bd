using System.Collections.Immutable;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What was decided on one image: a refusal to answer with, or events to append.</summary>
/// <param name="Reply">Set when nothing is to be appended.</param>
/// <param name="Stamp">When and who.</param>
/// <param name="Command">The command with what the log had to say about it.</param>
/// <param name="Events">In order.</param>
/// <param name="History">All earlier entries, where a correction, or a report that leaves, needed them.</param>
internal sealed record Ruling(CommandReply? Reply, Stamp? Stamp, IncidentCommand? Command, IReadOnlyList<IncidentEvent> Events, ImmutableArray<RecordedEvent> History)
{
    public static Ruling Refuse(CommandReply reply) => new(reply, null, null, [], []);
}

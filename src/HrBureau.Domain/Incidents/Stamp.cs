using System.Collections.Frozen;

namespace HrBureau.Domain;

/// <summary>The only way time and identity enter a decision.</summary>
/// <param name="At">Recording time in the incident's own time (drill time in a drill), whole milliseconds.</param>
/// <param name="By">Who acts.</param>
/// <param name="CommandId">The idempotency key of the command; ids made by a decision are derived from it.</param>
public sealed record Stamp(DateTimeOffset At, Actor By, string CommandId)
{
    /// <summary>Agencies whose own systems take notices at this instant: what rings the desk of a post of theirs goes there as well.</summary>
    public IReadOnlySet<string> ByWebhook { get; init; } = FrozenSet<string>.Empty;
}

/// <summary>A person, or the system itself, as a decision sees him.</summary>
/// <param name="Id">Officer id, <c>system</c> for the system.</param>
/// <param name="Agency">Agency code; empty for the system.</param>
/// <param name="Duties">What he may do (mechanism data, command × duty).</param>
/// <param name="Posts">The posts of his agency he holds at this instant.</param>
public sealed record Actor(string Id, string Agency, IReadOnlySet<string> Duties, IReadOnlySet<string> Posts)
{
    /// <summary>The duty only the system holds; commands that carry it can come from nobody else.</summary>
    public const string SystemDuty = "system";

    /// <summary>The duty of an agency's own system, known by its key; no person holds it.</summary>
    public const string MachineDuty = "machine";

    /// <summary>The due watch, the dispatcher and the intake.</summary>
    public static readonly Actor System = new("system", "", new HashSet<string> { SystemDuty }, new HashSet<string>());

    /// <summary>Whether the system itself acts.</summary>
    public bool IsSystem => Duties.Contains(SystemDuty);
}

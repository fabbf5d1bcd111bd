namespace HrBureau.Domain;

/// <summary>What came of a command: events, or a refusal. Never an exception.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The command stands.</summary>
    /// <param name="Events">In order; may be empty when nothing changes (a strike that finds nothing due, a second receipt).</param>
    public sealed record Accepted(IReadOnlyList<IncidentEvent> Events) : Decision;

    /// <summary>The command does not stand, and why.</summary>
    /// <param name="Refusal">Code, arguments of its sentence, legal basis.</param>
    public sealed record Refused(Refusal Refusal) : Decision;
}

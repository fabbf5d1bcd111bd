namespace HrBureau.Domain;

/// <summary>What came of a command: events, or a refusal. Never an exception.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>It stands, with these events.</summary>
    /// <param name="events">In order.</param>
    /// <returns>An acceptance.</returns>
    public static Decision Yes(params IReadOnlyList<IncidentEvent> events) => new Accepted(events);

    /// <summary>It does not stand.</summary>
    /// <param name="code">Why.</param>
    /// <param name="basis">Statute id or null.</param>
    /// <param name="field">Field or null.</param>
    /// <param name="args">Name and value pairs of the sentence.</param>
    /// <returns>A refusal.</returns>
    public static Decision No(RefusalCode code, string? basis = null, string? field = null, params (string Name, string Value)[] args) =>
        new Refused(Refusal.Of(code, basis, field, args));

    /// <summary>The command stands.</summary>
    /// <param name="Events">In order; may be empty when nothing changes (a strike that finds nothing due, a second receipt).</param>
    public sealed record Accepted(IReadOnlyList<IncidentEvent> Events) : Decision;

    /// <summary>The command does not stand, and why.</summary>
    /// <param name="Refusal">Code, arguments of its sentence, legal basis.</param>
    public sealed record Refused(Refusal Refusal) : Decision;
}

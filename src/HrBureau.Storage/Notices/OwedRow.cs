namespace HrBureau.Storage;

/// <summary>Something owed to somebody: a notice to an agency's post or a relay to another actor.</summary>
/// <param name="Id">Deterministic: the same thing owed has the same id.</param>
/// <param name="Incident">The incident it comes from.</param>
/// <param name="Version">The version it comes from.</param>
/// <param name="Kind"><c>notice</c> or <c>relay</c>.</param>
/// <param name="Target">An agency code or a grain key.</param>
/// <param name="Payload">JSON text.</param>
/// <param name="TraceParent">The trace that owes it.</param>
/// <param name="NotBefore">When to hand it over at the earliest, in wall time.</param>
public sealed record OwedRow(
    string Id,
    string Incident,
    long Version,
    string Kind,
    string Target,
    string Payload,
    string? TraceParent,
    DateTimeOffset NotBefore)
{
    /// <summary>What is handed over without leaving the house.</summary>
    public const string Inside = "inside";

    /// <summary>What goes to another agency's own system.</summary>
    public const string Webhook = "webhook";

    /// <summary>Which loop hands it over: <see cref="Inside"/> or <see cref="Webhook"/>.</summary>
    public string Road { get; init; } = Inside;
}

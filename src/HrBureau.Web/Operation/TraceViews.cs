namespace HrBureau.Web;

/// <summary>Where traces can be seen: here as far as this process takes part in them, and where the collector keeps them.</summary>
/// <param name="HasSilo">Whether the actors run in this process too.</param>
/// <param name="Viewer">Address of one trace in the collector's own viewer, with <see cref="Place"/> where its id belongs; null for none.</param>
public sealed record TraceViews(bool HasSilo = true, string? Viewer = null)
{
    /// <summary>Where a trace's id belongs in <see cref="Viewer"/>.</summary>
    public const string Place = "{trace}";

    /// <summary>Address of a trace outside; null where no viewer is known.</summary>
    public string? Outside(string traceId) => Viewer?.Replace(Place, traceId, StringComparison.Ordinal);
}

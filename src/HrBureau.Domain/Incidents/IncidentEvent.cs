namespace HrBureau.Domain;

/// <summary>Everything that can have happened to an incident. Each slice's folder holds its cases; the kind on the timeline is the case's name in kebab-case.</summary>
/// <remarks>Stored for ever: a new field is optional with a default, a case is never renamed. Legal time and author stand beside the event in <see cref="RecordedEvent"/>.</remarks>
public abstract partial record IncidentEvent
{
    private IncidentEvent()
    {
    }

    /// <summary>When it happened, where that differs from the time of recording.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual DateTimeOffset? LegalTime => null;

    /// <summary>Whom the entry rings, decided in the act itself: agency and post (or one officer) and channel. Null when it rings nobody.</summary>
    public IReadOnlyList<Ring>? Rings { get; init; }
}

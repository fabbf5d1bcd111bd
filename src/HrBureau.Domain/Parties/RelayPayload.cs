using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>What an actor beside the incident learns. Natural persons are never joined by name: only ids inside the incident go out.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(IncidentConcerns), "incident-concerns")]
[JsonDerivedType(typeof(IncidentMoved), "incident-moved")]
[JsonDerivedType(typeof(PersonChanged), "person-changed")]
[JsonDerivedType(typeof(RequestMoved), "request-moved")]
public abstract record RelayPayload
{
    private RelayPayload()
    {
    }

    /// <summary>A unit is part of an incident.</summary>
    /// <param name="Role">Which link; null when it only stands in a report.</param>
    /// <param name="Name">Registered name; null for a natural person.</param>
    /// <param name="Code">统一社会信用代码.</param>
    public sealed record IncidentConcerns(PartyRole? Role, string? Name, string? Code) : RelayPayload;

    /// <summary>The incident moved to another phase.</summary>
    /// <param name="Phase">Phase.</param>
    public sealed record IncidentMoved(Phase Phase) : RelayPayload;

    /// <summary>A responsible person of the unit became unreachable or was reached.</summary>
    /// <param name="PersonId">Id inside the incident.</param>
    /// <param name="Unreachable">Now unreachable, or reached.</param>
    public sealed record PersonChanged(string PersonId, bool Unreachable) : RelayPayload;

    /// <summary>A request addressed to the agency moved.</summary>
    /// <param name="RequestId">Request.</param>
    /// <param name="Kind">Kind.</param>
    /// <param name="State">State.</param>
    /// <param name="AnswerBy">Answer-by time.</param>
    public sealed record RequestMoved(string RequestId, RequestKind Kind, RequestState State, DateTimeOffset? AnswerBy) : RelayPayload;
}

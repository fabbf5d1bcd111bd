namespace HrBureau.Domain;

public abstract partial record IncidentCommand
{
    /// <summary>What the store says of the files this command names; set by the grain, never on the wire.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public EvidenceGrounds Files { get; init; } = EvidenceGrounds.None;

    /// <summary>A kept file becomes evidence of this incident.</summary>
    /// <param name="EvidenceId">Which file.</param>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Step">What it proves: the version of an entry, or the id of a request or a person. Null for the incident as a whole.</param>
    public sealed record AttachEvidence(string EvidenceId, string Caption, string? Step = null) : IncidentCommand;
}

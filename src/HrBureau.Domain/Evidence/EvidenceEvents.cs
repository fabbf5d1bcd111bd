namespace HrBureau.Domain;

public abstract partial record IncidentEvent
{
    /// <summary>A file is evidence of this incident from now on: its digests stand in the chain, so that no other can be put in its place.</summary>
    /// <param name="EvidenceId">The file; its key in this incident seals what is personal of it.</param>
    /// <param name="Sha256">SHA-256 over its bytes, lower-case hexadecimal.</param>
    /// <param name="Sm3">SM3 over its bytes, lower-case hexadecimal.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="Type">Media type, by its content.</param>
    /// <param name="Contradicts">Whether its name says it were something else.</param>
    /// <param name="Name">The name it was given, sealed.</param>
    /// <param name="TakenAt">When it was taken.</param>
    /// <param name="Place">Where it was taken, sealed.</param>
    /// <param name="Device">With what it was taken.</param>
    /// <param name="Taker">Who took it, sealed.</param>
    /// <param name="Caption">What it shows; null where the act beside it says so.</param>
    /// <param name="Step">What it proves: the version of an entry, or the id of a request or a person.</param>
    public sealed record EvidenceAttached(string EvidenceId, string Sha256, string Sm3, long Size, string Type, bool Contradicts, Personal Name, DateTimeOffset? TakenAt, Personal Place, string? Device, Personal Taker, string? Caption, string? Step) : IncidentEvent;
}

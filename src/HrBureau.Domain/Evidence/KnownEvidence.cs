namespace HrBureau.Domain;

/// <summary>A whole file, as the store knows it.</summary>
/// <param name="Sha256">SHA-256 over its bytes, lower-case hexadecimal.</param>
/// <param name="Sm3">SM3 (GB/T 32905) over its bytes, lower-case hexadecimal.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Type">Media type, by its content.</param>
/// <param name="Contradicts">Whether its name says it were something else.</param>
/// <param name="About">What was said of it.</param>
public sealed record KnownEvidence(string Sha256, string Sm3, long Size, string Type, bool Contradicts, EvidenceAbout About);


namespace HrBureau.Contracts;

/// <summary>Whether the hash chain verifies.</summary>
/// <param name="Ok">Whether it does.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="HeadHash">Hash of the last entry, hexadecimal.</param>
/// <param name="FirstBad">Version of the first entry that does not fit.</param>
/// <param name="Fault">What was found, kebab-case.</param>
[GenerateSerializer]
[Alias("hrb.integrity-view")]
public sealed record IntegrityView(bool Ok, long Entries, string HeadHash, long? FirstBad, string? Fault);

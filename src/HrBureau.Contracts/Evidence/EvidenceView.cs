using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>A whole file as it was taken.</summary>
/// <param name="EvidenceId">Id.</param>
/// <param name="Name">Its name, cleaned.</param>
/// <param name="Type">Media type, by its content.</param>
/// <param name="Contradicts">Whether its name says it were something else.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Pieces">In how many pieces it is read.</param>
/// <param name="Sha256">SHA-256 over its bytes, lower-case hexadecimal.</param>
/// <param name="Sm3">SM3 over its bytes, lower-case hexadecimal.</param>
/// <param name="Device">With what it was taken.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Place">Where it was taken.</param>
/// <param name="Taker">Who took it.</param>
/// <param name="Uploader">Officer who sent it.</param>
/// <param name="Agency">His agency.</param>
/// <param name="UploadedAt">When it was whole.</param>
[GenerateSerializer]
[Alias("hrb.evidence-view")]
public sealed record EvidenceView(
    string EvidenceId, string Name, string Type, bool Contradicts, long Size, int Pieces, string Sha256, string Sm3, string? Device, DateTimeOffset? TakenAt, string? Place, string? Taker,
    string Uploader, string Agency, DateTimeOffset UploadedAt);

/// <summary>A file that is evidence of an incident.</summary>
/// <param name="EvidenceId">Id.</param>
/// <param name="Version">The entry that attached it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Media type, by its content.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Previewed">Whether it is shown as a picture.</param>
/// <param name="Contradicts">Whether its name says it were something else.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 over its bytes, lower-case hexadecimal.</param>
/// <param name="Sm3">SM3 over its bytes, lower-case hexadecimal.</param>
/// <param name="Device">With what it was taken.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Place">Where it was taken.</param>
/// <param name="Taker">Who took it.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Step">What it proves: the version of an entry, or the id of a request or a person.</param>
/// <param name="By">Who attached it.</param>
/// <param name="At">When it was attached.</param>
[GenerateSerializer]
[Alias("hrb.evidence-item")]
public sealed record EvidenceItem(
    string EvidenceId, long Version, string Name, string Type, EvidenceKind Kind, bool Previewed, bool Contradicts, long Size, string Sha256, string Sm3, string? Device, DateTimeOffset? TakenAt,
    string? Place, string? Taker, string? Caption, string? Step, OfficerName? By, DateTimeOffset At);

using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>A file taken.</summary>
/// <param name="EvidenceId">Its id.</param>
/// <param name="Sha256">SHA-256 over its bytes, lower-case hexadecimal.</param>
/// <param name="Sm3">SM3 over its bytes, lower-case hexadecimal.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Name">The name under which it is kept.</param>
/// <param name="Type">Media type, by its content.</param>
/// <param name="Contradicts">Whether its name says it were something else.</param>
/// <param name="Device">With what it was taken.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Place">Where it was taken.</param>
/// <param name="Taker">Who took it.</param>
/// <param name="Uploader">Officer who sent it.</param>
/// <param name="Agency">His agency.</param>
/// <param name="UploadedAt">When it was whole.</param>
public sealed record EvidenceBody(
    string EvidenceId, string Sha256, string Sm3, long Size, string Name, string Type, bool Contradicts, string? Device, DateTimeOffset? TakenAt, string? Place, string? Taker, string Uploader,
    string Agency, DateTimeOffset UploadedAt)
{
    /// <summary>The file as the API tells it.</summary>
    public static EvidenceBody Of(EvidenceView file) => new(
        file.EvidenceId, file.Sha256, file.Sm3, file.Size, file.Name, file.Type, file.Contradicts, file.Device, file.TakenAt, file.Place, file.Taker, file.Uploader, file.Agency, file.UploadedAt);
}

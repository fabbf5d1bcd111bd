using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>A whole file as it was taken.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">A word of <see cref="EvidencePurpose"/>.</param>
/// <param name="Uploader">Officer.</param>
/// <param name="Agency">His agency.</param>
/// <param name="About">What was said of it; nothing once it is erased.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Pieces">How many pieces it lies in.</param>
/// <param name="Sha256">SHA-256 over its bytes, lower-case hexadecimal.</param>
/// <param name="Sm3">SM3 (GB/T 32905) over its bytes, lower-case hexadecimal.</param>
/// <param name="Type">Media type, by its content.</param>
/// <param name="Contradicts">Whether its name says it were something else.</param>
/// <param name="At">When it was whole.</param>
/// <param name="Erased">Whether its key was destroyed: its digests are all there is.</param>
public sealed record EvidenceFile(
    string Id, string Purpose, string Uploader, string Agency, EvidenceAbout About, long Size, int Pieces, string Sha256, string Sm3, string Type, bool Contradicts,
    DateTimeOffset At, bool Erased)
{
    internal FileKey? Key { get; init; }

    /// <summary>Everything said in the open: the proof and the words are bound to it.</summary>
    internal string Bound => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"whole\n{Purpose}\n{Uploader}\n{Agency}\n{Size}\n{Pieces}\n{Sha256}\n{Sm3}\n{Type}\n{(Contradicts ? 1 : 0)}\n{At.ToUnixTimeMilliseconds()}");
}

using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>A file about to be sent.</summary>
/// <param name="Id">Its id, drawn at random (<see cref="EvidenceId"/>).</param>
/// <param name="Purpose">A word of <see cref="EvidencePurpose"/>.</param>
/// <param name="Uploader">Officer.</param>
/// <param name="Agency">His agency.</param>
/// <param name="Size">Its size in bytes, where the sender knows it.</param>
/// <param name="About">What the sender says of it.</param>
/// <param name="BegunAt">Now.</param>
public sealed record EvidenceOpening(string Id, string Purpose, string Uploader, string Agency, long? Size, EvidenceAbout About, DateTimeOffset BegunAt);

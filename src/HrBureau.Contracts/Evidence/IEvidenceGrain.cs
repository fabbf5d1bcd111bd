using HrBureau.Domain;
using Orleans.Concurrency;

namespace HrBureau.Contracts;

/// <summary>One kept file; key <c>evd-0123456789abcdef0123456789abcdef</c>. Its bytes pass through, a piece a call; none stays in the actor.</summary>
[Alias("hrb.evidence")]
[GrainInterfaceType("hrb.evidence")]
public interface IEvidenceGrain : IGrainWithStringKey
{
    /// <summary>Begins the file. The same again by the same officer answers how far it has come.</summary>
    /// <param name="file">What is going to be sent.</param>
    /// <returns>Where the first piece goes.</returns>
    [Needs("upload-evidence")]
    [Alias("begin")]
    Task<EvidenceReply> Begin(EvidenceBegin file);

    /// <summary>How far the file has come.</summary>
    /// <returns>For its uploader; for everybody else as if there were none.</returns>
    [Needs("upload-evidence")]
    [Alias("progress")]
    Task<EvidenceReply> Progress();

    /// <summary>Keeps the next piece.</summary>
    /// <param name="offset">How many bytes come before it.</param>
    /// <param name="bytes">At most <see cref="EvidenceLimits.ChunkBytes"/>.</param>
    /// <returns>Where the next piece goes; <see cref="EvidenceOutcome.Moved"/> when this one does not follow the last.</returns>
    [Needs("upload-evidence")]
    [Alias("append")]
    Task<EvidenceReply> Append(long offset, byte[] bytes);

    /// <summary>Reads the file back, computes its digests and closes it for good. The same again answers the same.</summary>
    /// <param name="about">What the sender says of it by now; null for what he said when he began.</param>
    /// <param name="sha256">SHA-256 the sender computed, lower-case hexadecimal; null where he did not.</param>
    /// <returns>The whole file.</returns>
    [Needs("upload-evidence")]
    [Alias("finish")]
    Task<EvidenceReply> Finish(EvidenceAbout? about, string? sha256);

    /// <summary>What the file is, for whoever may read it; a look of another agency is written down.</summary>
    /// <returns>The file; for everybody else as if there were none.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("open")]
    Task<EvidenceReply> Open();

    /// <summary>One piece of a whole file.</summary>
    /// <param name="piece">Which, from 0.</param>
    /// <returns>Its bytes, exactly as they were taken.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("read")]
    Task<EvidencePiece> Read(int piece);
}

using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>A file about to be sent.</summary>
/// <param name="Purpose"><c>evidence</c> or <c>import</c>.</param>
/// <param name="Size">Its size in bytes; null where the sender does not know it.</param>
/// <param name="About">What the sender says of it.</param>
[GenerateSerializer]
[Alias("hrb.evidence-begin")]
public sealed record EvidenceBegin(string Purpose, long? Size, EvidenceAbout About);

/// <summary>What came of a call about a file.</summary>
/// <param name="Outcome">Which.</param>
/// <param name="Offset">How many bytes are kept.</param>
/// <param name="Size">How many there are to be; null where nobody has said.</param>
/// <param name="Whole">The file, once it is whole.</param>
/// <param name="Refusal">Which field is wrong.</param>
[GenerateSerializer]
[Alias("hrb.evidence-reply")]
public sealed record EvidenceReply(EvidenceOutcome Outcome, long Offset = 0, long? Size = null, EvidenceView? Whole = null, RefusalView? Refusal = null)
{
    /// <summary>Absent and not the caller's look the same.</summary>
    public static EvidenceReply NotFound { get; } = new(EvidenceOutcome.NotFound);
}

/// <summary>A piece of a file.</summary>
/// <param name="Outcome">Which.</param>
/// <param name="Bytes">Its bytes; none where it is not answered.</param>
[GenerateSerializer]
[Alias("hrb.evidence-piece")]
public sealed record EvidencePiece(EvidenceOutcome Outcome, byte[] Bytes);

/// <summary>What came of a call about a file.</summary>
[GenerateSerializer]
[Alias("hrb.evidence-outcome")]
public enum EvidenceOutcome
{
    /// <summary>Done.</summary>
    Accepted,

    /// <summary>Absent or not the caller's. HTTP 404.</summary>
    NotFound,

    /// <summary>A field is wrong. HTTP 400.</summary>
    Invalid,

    /// <summary>The piece does not follow the last one. HTTP 409.</summary>
    Moved,

    /// <summary>Larger than a file may be, or than was said. HTTP 413.</summary>
    TooLarge,

    /// <summary>In too many small pieces. HTTP 429.</summary>
    TooManyPieces,

    /// <summary>The sender has begun too many files and finished none of them, or keeps too much that is evidence of nothing. HTTP 429.</summary>
    TooManyBegun,

    /// <summary>Not all of it is here. HTTP 409.</summary>
    Incomplete,

    /// <summary>It is not what the sender says he sent. HTTP 460.</summary>
    Mismatch,

    /// <summary>It is whole already and takes nothing more. HTTP 409.</summary>
    Finished,

    /// <summary>What is kept is not what was taken; nothing of it is served. HTTP 500.</summary>
    Damaged,

    /// <summary>Evidence without a byte proves nothing. HTTP 400.</summary>
    Empty,
}

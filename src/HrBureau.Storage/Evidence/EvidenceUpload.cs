namespace HrBureau.Storage;

/// <summary>How far a file has come. It carries the key in memory, so that each further piece is one write.</summary>
public sealed class EvidenceUpload
{
    internal EvidenceUpload(EvidenceOpening opening, FileKey? key, int pieces, long offset, EvidenceFile? whole)
    {
        Opening = opening;
        Key = key;
        Pieces = pieces;
        Offset = offset;
        Whole = whole;
    }

    public EvidenceOpening Opening { get; }

    /// <summary>How many bytes are kept already: where the next piece goes.</summary>
    public long Offset { get; }

    /// <summary>In how many pieces.</summary>
    public int Pieces { get; }

    /// <summary>The file, once it is whole.</summary>
    public EvidenceFile? Whole { get; }

    internal FileKey? Key { get; }

    internal EvidenceUpload With(int bytes) => new(Opening, Key, Pieces + 1, Offset + bytes, null);

    internal EvidenceUpload With(EvidenceFile whole) => new(Opening, Key, Pieces, Offset, whole);
}

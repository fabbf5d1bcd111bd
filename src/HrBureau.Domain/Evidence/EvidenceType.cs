namespace HrBureau.Domain;

/// <summary>A type of file this program recognises by its content. The list is closed: everything else is <see cref="Unknown"/>.</summary>
public sealed class EvidenceType
{
    private EvidenceType(string mediaType, EvidenceKind kind, bool previewed, params string[] extensions)
    {
        MediaType = mediaType;
        Kind = kind;
        Previewed = previewed;
        Extensions = extensions;
    }

    /// <summary>Photograph.</summary>
    public static EvidenceType Jpeg { get; } = new("image/jpeg", EvidenceKind.Image, true, "jpg", "jpeg", "jpe", "jfif");

    /// <summary>Picture of a screen.</summary>
    public static EvidenceType Png { get; } = new("image/png", EvidenceKind.Image, true, "png");

    /// <summary>Picture out of a chat.</summary>
    public static EvidenceType Webp { get; } = new("image/webp", EvidenceKind.Image, true, "webp");

    /// <summary>Picture, possibly moving.</summary>
    public static EvidenceType Gif { get; } = new("image/gif", EvidenceKind.Image, true, "gif");

    /// <summary>Photograph of newer telephones; browsers do not show it.</summary>
    public static EvidenceType Heic { get; } = new("image/heic", EvidenceKind.Image, false, "heic", "heif", "hif");

    /// <summary>Photograph of the same family.</summary>
    public static EvidenceType Heif { get; } = new("image/heif", EvidenceKind.Image, false, "heif", "heic", "hif");

    /// <summary>Video.</summary>
    public static EvidenceType Mp4 { get; } = new("video/mp4", EvidenceKind.Video, false, "mp4", "m4v");

    /// <summary>Video of Apple's devices.</summary>
    public static EvidenceType Mov { get; } = new("video/quicktime", EvidenceKind.Video, false, "mov", "qt");

    /// <summary>Video of older telephones.</summary>
    public static EvidenceType ThreeGpp { get; } = new("video/3gpp", EvidenceKind.Video, false, "3gp", "3gpp", "3g2");

    /// <summary>Recording.</summary>
    public static EvidenceType Mp3 { get; } = new("audio/mpeg", EvidenceKind.Audio, false, "mp3");

    /// <summary>Recording of a telephone's recorder.</summary>
    public static EvidenceType M4a { get; } = new("audio/mp4", EvidenceKind.Audio, false, "m4a", "m4b", "mp4");

    /// <summary>Recording of a recording pen.</summary>
    public static EvidenceType Wav { get; } = new("audio/wav", EvidenceKind.Audio, false, "wav");

    /// <summary>Recording of a call.</summary>
    public static EvidenceType Amr { get; } = new("audio/amr", EvidenceKind.Audio, false, "amr");

    /// <summary>Recording.</summary>
    public static EvidenceType Ogg { get; } = new("audio/ogg", EvidenceKind.Audio, false, "ogg", "oga", "opus");

    /// <summary>Paper, scanned or printed.</summary>
    public static EvidenceType Pdf { get; } = new("application/pdf", EvidenceKind.Document, false, "pdf");

    /// <summary>Word document without macros.</summary>
    public static EvidenceType Docx { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", EvidenceKind.Document, false, "docx");

    /// <summary>Table without macros.</summary>
    public static EvidenceType Xlsx { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", EvidenceKind.Document, false, "xlsx");

    /// <summary>Text without markup.</summary>
    public static EvidenceType Text { get; } = new("text/plain", EvidenceKind.Document, false, "txt", "text", "csv", "log", "md");

    /// <summary>Everything else: programs, scripts, pages, drawings that carry scripts, archives, and what nobody recognises.</summary>
    public static EvidenceType Unknown { get; } = new("application/octet-stream", EvidenceKind.Unknown, false);

    /// <summary>Every type there is.</summary>
    public static IReadOnlyList<EvidenceType> All { get; } =
        [Jpeg, Png, Webp, Gif, Heic, Heif, Mp4, Mov, ThreeGpp, Mp3, M4a, Wav, Amr, Ogg, Pdf, Docx, Xlsx, Text, Unknown];

    /// <summary>What it is served as.</summary>
    public string MediaType { get; }

    /// <summary>What sort of thing it is.</summary>
    public EvidenceKind Kind { get; }

    /// <summary>Whether a page shows it as a picture.</summary>
    public bool Previewed { get; }

    /// <summary>Endings of names that fit it, without the dot, lower case.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The type by the name under which it is kept.</summary>
    /// <param name="mediaType">Media type.</param>
    /// <returns><see cref="Unknown"/> for any other text.</returns>
    public static EvidenceType Of(string mediaType) => All.FirstOrDefault(type => type.MediaType == mediaType) ?? Unknown;

    /// <summary>Whether a name ends as if the file were something else than it is.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>False for a name without an ending, and for an ending this program knows nothing of on content it does not know.</returns>
    public bool IsContradictedBy(string name) => EvidenceName.ExtensionOf(name) is { Length: > 0 } ending
        && !Extensions.Contains(ending)
        && (this != Unknown || All.Any(type => type.Extensions.Contains(ending)));

    /// <inheritdoc/>
    public override string ToString() => MediaType;
}

namespace HrBureau.Paperwork;

/// <summary>How much a table may hold. What is above is refused before it is unpacked or read.</summary>
public static class SheetLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int Bytes = 20 * 1024 * 1024;

    /// <summary>Bytes of all parts of a workbook together, counted while they are unpacked: what the file says of itself is not believed.</summary>
    public const long UnpackedBytes = 96 * 1024 * 1024;

    /// <summary>Parts of a workbook.</summary>
    public const int Parts = 500;

    /// <summary>Elements, ends of elements and texts of all parts together: a small file of nothing but empty elements unpacks to little and costs much.</summary>
    public const int Nodes = 8_000_000;

    /// <summary>Texts that cells point to; each takes memory, however short.</summary>
    public const int Texts = 600_000;

    /// <summary>Rows of data.</summary>
    public const int Rows = 30_000;

    /// <summary>Columns.</summary>
    public const int Columns = 60;

    /// <summary>Characters of a cell.</summary>
    public const int CellLength = 32_767;

    /// <summary>Elements within each other; a workbook has fewer than ten.</summary>
    public const int Depth = 32;

    /// <summary>Rows above the data: a title, remarks, the header.</summary>
    public const int HeadRows = 20;
}

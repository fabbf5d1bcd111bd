namespace HrBureau.Domain;

/// <summary>How much evidence is taken at once.</summary>
public static class EvidenceLimits
{
    /// <summary>How large one file may be: 50 MB, in bytes.</summary>
    public const long FileBytes = 50L * 1024 * 1024;

    /// <summary>How large one kept piece of a file is, in bytes.</summary>
    public const int ChunkBytes = 256 * 1024;

    /// <summary>Into how many pieces one file may fall: whoever sends it byte by byte is not evidence but an attack.</summary>
    public const int Chunks = 2048;

    /// <summary>How many files one person may have begun and not finished.</summary>
    public const int Unfinished = 64;

    /// <summary>How much one person may keep here that is evidence of nothing yet, whole or not: 1000 MB, in bytes. A day's photographs fit; a full disk keeps everybody out.</summary>
    public const long LooseBytes = 20 * FileBytes;

    /// <summary>How many files one incident may hold.</summary>
    public const int Attached = 500;

    /// <summary>How long a file may stay unfinished.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>How long what is said of a file may be: device, place, taker, each in characters.</summary>
    public const int Words = 200;
}

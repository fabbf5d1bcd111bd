namespace HrBureau.Host;

/// <summary>Files of lines that a verb printed and somebody kept.</summary>
internal static class KeptFile
{
    /// <summary>Its lines with their numbers; an empty one says nothing.</summary>
    /// <exception cref="StartRefusedException">There is no such file, or it may not be read.</exception>
    public static async IAsyncEnumerable<(int Number, string Text)> LinesAsync(string file, string refusal)
    {
        using var reader = Open(file, refusal);
        for (var number = 1; await reader.ReadLineAsync() is { } text; number++)
        {
            if (text.Length > 0)
            {
                yield return (number, text);
            }
        }
    }

    private static StreamReader Open(string file, string refusal)
    {
        try
        {
            return File.OpenText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw StartRefusedException.Because(refusal, file);
        }
    }
}

using System.Text;

namespace HrBureau.Paperwork;

/// <summary>Tells the encoding of a text: by its mark, else UTF-8 where every byte fits, else GB18030 where every byte fits.</summary>
internal static class CsvText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Chinese = MakeChinese();

    public static (string Text, string Encoding) Decode(byte[] file)
    {
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Clean(new UnicodeEncoding(false, true, true).GetString(file, 2, file.Length - 2)), "UTF-16");
        }

        if (file.AsSpan().Contains((byte)0))
        {
            throw new SheetRefusedException(SheetFault.NotATable);
        }

        var start = file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        return Try(Utf8, file, start) is { } utf8 ? (Clean(utf8), "UTF-8")
            : Try(Chinese, file, 0) is { } chinese ? (Clean(chinese), "GB18030")
            : throw new SheetRefusedException(SheetFault.Encoding);
    }

    private static string? Try(Encoding encoding, byte[] file, int start)
    {
        try
        {
            return encoding.GetString(file, start, file.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? throw new SheetRefusedException(SheetFault.NotATable) : text;

    private static Encoding MakeChinese() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}

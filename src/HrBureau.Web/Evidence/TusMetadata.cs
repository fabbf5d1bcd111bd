using System.Text;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Upload-Metadata of tus 1.0: words and base64 of UTF-8, separated by commas.</summary>
internal static class TusMetadata
{
    private const int Longest = 8_192;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads it.</summary>
    /// <param name="header">The header; empty where nothing is said.</param>
    /// <param name="wrong">The word that cannot be read.</param>
    /// <returns>What is said of the file; null when something cannot be read.</returns>
    public static EvidenceAbout? Read(string header, out string wrong)
    {
        wrong = TusHeaders.Metadata;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        if (header.Length > Longest)
        {
            return null;
        }

        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(' ');
            if (parts.Length > 2 || Text(parts.ElementAtOrDefault(1) ?? "") is not { } value || !words.TryAdd(parts[0], value))
            {
                return null;
            }
        }

        DateTimeOffset? takenAt = null;
        if (Word("takenAt") is { } taken)
        {
            wrong = "takenAt";
            if (!EvidenceForm.TakenAt(taken, out var at))
            {
                return null;
            }

            takenAt = at;
        }

        wrong = "sha256";
        var sha256 = Word("sha256");
        return sha256 is not null && !(sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower))
            ? null
            : new EvidenceAbout(Word("filename") ?? "", Word("filetype"), Word("device"), takenAt, Word("place"), Word("taker"), sha256);

        string? Word(string name) => words.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
    }

    private static string? Text(string base64)
    {
        try
        {
            return Utf8.GetString(Convert.FromBase64String(base64));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}

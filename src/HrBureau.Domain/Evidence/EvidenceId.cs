using System.Buffers;

namespace HrBureau.Domain;

/// <summary>The id of a kept file: <c>evd-</c> and 32 hexadecimal digits, drawn at random and told to its uploader only.</summary>
public static class EvidenceId
{
    /// <summary>What every id begins with: no hexadecimal number, so that no grain storage takes it for one.</summary>
    public const string Prefix = "evd-";

    private const int Length = 36;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The id of a random number.</summary>
    /// <param name="number">128 random bits.</param>
    /// <returns>An id.</returns>
    public static string Of(Guid number) => $"{Prefix}{number:N}";

    /// <summary>Whether a text can be one.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True for an id, whether or not there is such a file.</returns>
    public static bool Is(string? text) =>
        text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Digits) < 0;
}

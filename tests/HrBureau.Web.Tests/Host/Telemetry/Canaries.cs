using System.Text;

namespace HrBureau.Web.Tests;

/// <summary>Invented personal data that must rest and leave nowhere in the clear. The ID number is well formed, check digit included.</summary>
internal static class Canaries
{
    public const string ReporterName = "\u6b27\u9633\u94bb\u77f3";
    public const string ReporterPhone = "13976543201";
    public const string ReporterIdNumber = "360121198506123418";
    public const string ContractorName = "\u8bf8\u845b\u73ca\u745a";
    public const string ContractorPhone = "13976543202";
    public const string AnsweredBy = "\u53f8\u9a6c\u7fe1\u7fe0";
    public const string Stranger = "13976543203";

    /// <summary>Stand in free words, which rest in the clear but leave with no signal.</summary>
    public const string Card = "6222020200112230006";
    public const string Word = "Quokka-7741";

    public static IReadOnlyList<string> All { get; } =
        [ReporterName, ReporterPhone, ReporterIdNumber, ContractorName, ContractorPhone, AnsweredBy, Stranger];

    /// <summary>The canaries that stand in some bytes, in whatever dress.</summary>
    public static IEnumerable<string> In(byte[] bytes) => In(bytes, All);

    /// <summary>The same for bytes that leave the program.</summary>
    public static IEnumerable<string> InSignal(byte[] bytes) => In(bytes, [.. All, Card, Word]);

    private static IEnumerable<string> In(byte[] bytes, IReadOnlyList<string> canaries) => canaries.Where(canary => Dresses(canary).Any(dress => bytes.AsSpan().IndexOf(dress) >= 0));

    private static IEnumerable<byte[]> Dresses(string canary) =>
    [
        Encoding.UTF8.GetBytes(canary),
        Encoding.Unicode.GetBytes(canary),
        Encoding.ASCII.GetBytes(Uri.EscapeDataString(canary)),
        Encoding.ASCII.GetBytes(string.Concat(canary.Select(letter => char.IsAscii(letter) ? $"{letter}" : $"\\u{(int)letter:X4}"))),
        Encoding.ASCII.GetBytes(string.Concat(canary.Select(letter => char.IsAscii(letter) ? $"{letter}" : $"\\u{(int)letter:x4}"))),
    ];
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace HrBureau.Benchmarks;

/// <summary>The yardsticks' statements, by file name.</summary>
internal static class YardstickSql
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(YardstickSql).Assembly.GetManifestResourceStream("Sql/" + name)!);
        return reader.ReadToEnd();
    }

    /// <summary>A statement with its parameters numbered, so that the driver need not look for names in the text.</summary>
    public static string Positional(string family, string kind) => Regex.Replace(
        Read($"{family}_{kind}"),
        "@([a-z_]+)",
        match => string.Create(CultureInfo.InvariantCulture, $"${RowKind.Index(kind, match.Groups[1].Value) + 1}"));
}

namespace HrBureau.Benchmarks;

/// <summary>The yardsticks' statements, by file name.</summary>
internal static class PlainSql
{
    /// <summary>The statements of one act after its head has moved.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["event", "reply", "due", "owed", "board"];

    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PlainSql).Assembly.GetManifestResourceStream("Sql/" + name)!);
        return reader.ReadToEnd();
    }
}

using System.Collections.Frozen;
using System.Reflection;

namespace HrBureau.Storage;

/// <summary>The statements of one dialect, by file name.</summary>
internal sealed class SqlLibrary
{
    private readonly FrozenDictionary<string, string> _texts;

    private SqlLibrary(FrozenDictionary<string, string> texts) => _texts = texts;

    public static SqlLibrary Postgres { get; } = Load("Postgres/");

    public static SqlLibrary Sqlite { get; } = Load("Sqlite/");

    /// <summary>Numbered scripts, in order.</summary>
    public IReadOnlyList<string> Scripts => [.. _texts.Keys.Where(n => char.IsAsciiDigit(n[0])).Order(StringComparer.Ordinal)];

    public IEnumerable<string> Names => _texts.Keys;

    public string this[string name] => _texts[name];

    private static SqlLibrary Load(string folder)
    {
        var assembly = typeof(SqlLibrary).Assembly;
        return new SqlLibrary(assembly.GetManifestResourceNames()
            .Select(n => (Resource: n, Name: n.Replace('\\', '/')))
            .Where(n => n.Name.StartsWith(folder, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n.Name[folder.Length..], n => Read(assembly, n.Resource)));
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

namespace HrBureau.Silo;

/// <summary>The seed files of a folder, as the strict readers want them.</summary>
public static class MechanismFolder
{
    /// <summary>Reads every <c>*.json</c> of a folder except schemas.</summary>
    /// <param name="folder">A county folder or a calendar folder.</param>
    /// <returns>Text by file name.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyDictionary<string, string> Read(string folder) => Directory
        .EnumerateFiles(folder, "*.json")
        .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
}

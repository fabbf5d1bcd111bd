using System.Text.Encodings.Web;
using System.Text.Json;
using HrBureau.Silo;

namespace HrBureau.Host;

/// <summary>Where the first passwords stand until their owners took them.</summary>
internal static class FirstSignInFile
{
    private const string Name = "first-sign-in.json";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, Name);

    /// <summary>The first password of an officer, where it stands here; he may have another by now.</summary>
    public static string? Find(string dataFolder, string officer) => File.Exists(PathIn(dataFolder))
        ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(PathIn(dataFolder)))?.GetValueOrDefault(officer)
        : null;

    /// <summary>Adds passwords; those of earlier starts stay.</summary>
    public static void Add(string dataFolder, IReadOnlyList<FirstPassword> passwords)
    {
        var path = PathIn(dataFolder);
        var all = File.Exists(path) ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path))! : [];
        foreach (var first in passwords)
        {
            all[first.Officer] = first.Password;
        }

        PrivateFile.Write(path, $"{JsonSerializer.Serialize(all, Layout)}\n");
    }
}

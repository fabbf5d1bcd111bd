using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrBureau.Domain;
using HrBureau.Silo;

namespace HrBureau.Host;

/// <summary><c>county new</c> and <c>county check</c>: a folder for a county of one's own. Law, clocks, ladders and forms are the same everywhere; name, agencies and people are its own.</summary>
internal static class CountyVerb
{
    private const string Officers = "officers.json";
    private const string Rosters = "rosters.json";
    private const string Agencies = "agencies.json";
    private const string Posts = "posts.json";
    private const string County = "county.json";

    /// <summary>Kinds of agency that have names of their own in every county: they are made in the console.</summary>
    private static readonly string[] Local = ["township", "zone"];

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a folder that starts a county without people, or nothing.</summary>
    public static async Task<int> NewAsync(string folder, string code, string name)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw StartRefusedException.Because("county-there", folder);
        }

        var seeds = Path.Combine(Folders.Seeds, "mechanism");
        if (!Directory.Exists(seeds))
        {
            throw StartRefusedException.Because("seeds-missing", seeds);
        }

        var files = new Dictionary<string, string>(MechanismFolder.Read(seeds), StringComparer.Ordinal);
        Make(files, code, name);
        if (MechanismReader.Read(files) is MechanismReading.Refused refused)
        {
            throw CountyFolder.Refuse(refused.Faults);
        }

        await WriteAsync(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), files, seeds);
        Console.WriteLine(HostTexts.Both("county-made", Path.GetFullPath(folder)));
        return 0;
    }

    /// <summary>Reads a county's folder as strictly as a start does.</summary>
    public static Task<int> CheckAsync(Settings settings, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw StartRefusedException.Because("folder-not-found", Path.GetFullPath(folder));
        }

        var county = CountyFolder.Read(settings with { County = Path.GetFullPath(folder) }).Mechanism;
        Console.WriteLine(HostTexts.Both("county-good", county.County, county.CountyName.Zh, county.Agencies.Length, county.Officers.Length));
        return Task.FromResult(0);
    }

    /// <summary>All of it or nothing: a disk that is full in the middle leaves no folder that looks like a county. A folder that was prepared stays the one it is.</summary>
    private static async Task WriteAsync(string folder, IReadOnlyDictionary<string, string> files, string seeds)
    {
        var made = !Directory.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (file, text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, file), text);
            }

            foreach (var schema in Directory.EnumerateFiles(seeds, "*.schema.json"))
            {
                File.Copy(schema, Path.Combine(folder, Path.GetFileName(schema)));
            }
        }
        catch
        {
            foreach (var written in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
            {
                File.Delete(written);
            }

            if (made && Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            throw;
        }
    }

    private static void Make(Dictionary<string, string> files, string code, string name)
    {
        Change(files, County, county =>
        {
            county["code"] = code;
            county["name"] = new JsonObject { ["zh"] = name, ["en"] = name };
        });
        Change(files, Officers, officers => officers["officers"] = new JsonArray());
        Change(files, Rosters, rosters => rosters["rosters"] = new JsonArray());
        var gone = new HashSet<string>(StringComparer.Ordinal);
        Change(files, Agencies, agencies => Keep(agencies, "agencies", agency =>
        {
            agency.Remove("phone");
            return !Local.Contains((string?)agency["kind"]) || !gone.Add((string)agency["code"]!);
        }));
        Change(files, Posts, posts => Keep(posts, "posts", post => !gone.Contains((string)post["agency"]!)));
    }

    private static void Change(Dictionary<string, string> files, string file, Action<JsonObject> change)
    {
        var content = JsonNode.Parse(files[file])!.AsObject();
        change(content);
        files[file] = $"{content.ToJsonString(Layout)}\n";
    }

    private static void Keep(JsonObject content, string list, Func<JsonObject, bool> keeps) =>
        content[list] = new JsonArray([.. content[list]!.AsArray().Select(row => row!.DeepClone().AsObject()).Where(keeps)]);
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>What lies beside the copies and says what they are. It is written last: without it a folder is no backup.</summary>
/// <param name="Format">Which form of backup this is.</param>
/// <param name="At">What was acknowledged before is in it.</param>
/// <param name="Scripts">The scripts that made its tables.</param>
/// <param name="Incidents">How many incidents it holds; their heads are in <see cref="HeadsFile"/>.</param>
/// <param name="Keys">What the keys are called that open it; none where they were not at hand.</param>
/// <param name="Files">Every file of it.</param>
internal sealed record BackupManifest(int Format, DateTimeOffset At, IReadOnlyList<string> Scripts, int Incidents, IReadOnlyList<string> Keys, IReadOnlyList<BackupFile> Files)
{
    public const int Present = 1;
    public const string HeadsFile = "heads.jsonl";
    public const string Name = "backup.json";
    private static readonly string[] Needed = [SqliteFiles.Log, SqliteFiles.Grains, HeadsFile];

    public void Write(string folder) => PrivateFile.Write(Path.Combine(folder, Name), $"{JsonSerializer.Serialize(this, BackupJson.Default.BackupManifest)}\n");

    /// <exception cref="StartRefusedException">It is no backup, or not one this program can read.</exception>
    public static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            throw StartRefusedException.Because("restore-no-backup", folder, Name);
        }

        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllText(path), BackupJson.Default.BackupManifest);
            var known = read?.Format == Present && Needed.Concat(FilesOf(read)).All(name => read.Files.Any(file => file.Name == name))
                && read.Files.All(file => Needed.Contains(file.Name) || SqliteFiles.All.Contains(file.Name));
            return known ? read! : throw StartRefusedException.Because("restore-unreadable", path);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw StartRefusedException.Because("restore-unreadable", path);
        }
    }

    /// <summary>A backup made before files were kept has none of them.</summary>
    private static string[] FilesOf(BackupManifest read) => read.Scripts.Any(script => script.EndsWith("_evidence", StringComparison.Ordinal)) ? [SqliteFiles.Evidence] : [];

    /// <exception cref="StartRefusedException">A file is not the one that was backed up.</exception>
    public async Task CheckAsync(string folder)
    {
        foreach (var file in Files)
        {
            if (await BackupFile.OfAsync(folder, file.Name) != file)
            {
                throw StartRefusedException.Because("restore-damaged", Path.Combine(folder, file.Name));
            }
        }
    }
}

/// <summary>A file of a backup.</summary>
internal sealed record BackupFile(string Name, long Bytes, string Sha256)
{
    /// <summary>As it lies there; nothing where it does not, or may not be read.</summary>
    public static async Task<BackupFile?> OfAsync(string folder, string name)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(folder, name));
            return new BackupFile(name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;

using System.Security.Cryptography;
using HrBureau.Silo;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>The secrets everything else is derived from: base64, one a line, the newest first.</summary>
internal static class KeyFile
{
    private const int Shortest = 32;
    private const string Name = "token.key";

    /// <exception cref="StartRefusedException">The file is missing where there must be one, or holds something else.</exception>
    public static KeyRing Open(Settings settings)
    {
        var path = PathOf(settings);
        if (!File.Exists(path))
        {
            if (settings.TokenKeyFile is not null)
            {
                throw StartRefusedException.Because("token-key-missing", path);
            }

            // What is in the folder was sealed with another: a new one would open none of it, and nobody would notice.
            if (settings.Database is null && File.Exists(Path.Combine(settings.DataFolder, SqliteFiles.Log)))
            {
                throw StartRefusedException.Because("token-key-gone", path);
            }

            PrivateFile.Write(path, $"{Convert.ToBase64String(RandomNumberGenerator.GetBytes(48))}\n");
        }

        return new KeyRing(Read(path));
    }

    public static string PathOf(Settings settings) => settings.TokenKeyFile ?? Path.Combine(settings.DataFolder, Name);

    /// <summary>The secrets that are there; null when there are none, and none are made.</summary>
    /// <exception cref="StartRefusedException">The file is missing though it is named, or holds something else.</exception>
    public static KeyRing? Find(Settings settings) => settings.TokenKeyFile is not null || File.Exists(PathOf(settings)) ? Open(settings) : null;

    private static List<byte[]> Read(string path)
    {
        var secrets = new List<byte[]>();
        foreach (var (number, line) in File.ReadAllLines(path).Index())
        {
            if (line.Trim() is { Length: > 0 } text)
            {
                secrets.Add(Secret(text) ?? throw StartRefusedException.Because("token-key-wrong", path, number + 1));
            }
        }

        return secrets.Count > 0 ? secrets : throw StartRefusedException.Because("token-key-wrong", path, 1);
    }

    private static byte[]? Secret(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= Shortest ? bytes[..length] : null;
    }
}

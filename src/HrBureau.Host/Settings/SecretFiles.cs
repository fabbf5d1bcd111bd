namespace HrBureau.Host;

/// <summary>
/// Secrets given as files, the way containers and service managers hand them over: what stands in the environment is seen by whoever
/// may list processes or look at a container.
/// </summary>
internal static class SecretFiles
{
    /// <summary>Puts what the named files hold in the place of their names.</summary>
    /// <param name="given">Every setting that was given.</param>
    /// <param name="typed">Those of the command line; the environment yields to them, in whichever of the two forms.</param>
    /// <returns>Paths of the files that were opened.</returns>
    /// <exception cref="StartRefusedException">A secret is given twice, or its file holds nothing.</exception>
    public static IReadOnlyList<string> Open(Dictionary<string, string> given, IReadOnlyDictionary<string, string> typed)
    {
        var opened = new List<string>();
        foreach (var secret in SettingName.Secrets)
        {
            var file = SettingName.FileOf(secret);
            if (typed.ContainsKey(secret) && !typed.ContainsKey(file))
            {
                given.Remove(file);
            }
            else if (typed.ContainsKey(file) && !typed.ContainsKey(secret))
            {
                given.Remove(secret);
            }

            if (given.Remove(file, out var path))
            {
                given[secret] = given.ContainsKey(secret) ? throw StartRefusedException.Because("secret-twice", secret, file) : Read(file, path);
                opened.Add(Path.GetFullPath(path));
            }
        }

        return opened;
    }

    private static string Read(string setting, string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } text ? text : throw StartRefusedException.Because("secret-file-wrong", setting, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw StartRefusedException.Because("secret-file-wrong", setting, path);
        }
    }
}

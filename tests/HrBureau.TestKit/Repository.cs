namespace HrBureau.TestKit;

/// <summary>Where the tests stand.</summary>
public static class Repository
{
    /// <summary>The repository's root: the folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Path of a file of the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder another project was built into, in the same configuration as the running tests.</summary>
    public static string Built(string project) => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory.TrimEnd('/'), "..", "..", project, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'))));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HrBureau.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"HrBureau.sln stands in no folder above {AppContext.BaseDirectory}.");
    }
}

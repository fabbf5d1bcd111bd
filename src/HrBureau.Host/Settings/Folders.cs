namespace HrBureau.Host;

/// <summary>Where things lie, from wherever the program is started: at the repository's root, or beside a published executable.</summary>
internal static class Folders
{
    public static string Home { get; } = FindHome();

    public static string DefaultData => Path.Combine(Home, "data");

    public static string Seeds => Path.Combine(Home, "seeds");

    private static string FindHome()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HrBureau.sln")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}

using HrBureau.Domain;

namespace HrBureau.TestKit;

/// <summary>The demonstration county and the calendars, read from the seeds of the repository.</summary>
public static class Demo
{
    private static readonly Lazy<Mechanism> ReadMechanism = new(() => MechanismReader.Read(Files("mechanism")) switch
    {
        MechanismReading.Accepted accepted => accepted.Mechanism,
        MechanismReading.Refused refused => throw new InvalidDataException(string.Join('\n', refused.Faults)),
        _ => throw new InvalidOperationException(),
    });

    private static readonly Lazy<WorkCalendar> ReadCalendar = new(() => CalendarReader.Read(Files("calendars")) switch
    {
        CalendarReading.Accepted accepted => accepted.Calendar,
        CalendarReading.Refused refused => throw new InvalidDataException(string.Join('\n', refused.Faults)),
        _ => throw new InvalidOperationException(),
    });

    /// <summary>The folder that holds HrBureau.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    public static Mechanism Mechanism => ReadMechanism.Value;

    public static WorkCalendar Calendar => ReadCalendar.Value;

    /// <summary>Text by file name of a folder under seeds, schemas left out.</summary>
    public static IReadOnlyDictionary<string, string> Files(string folder) => Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot, "seeds", folder), "*.json")
        .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HrBureau.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("HrBureau.sln is not above the test's folder.");
    }
}

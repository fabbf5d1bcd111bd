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

    public static Mechanism Mechanism => ReadMechanism.Value;

    public static WorkCalendar Calendar => ReadCalendar.Value;

    /// <summary>Text by file name of a folder under seeds, schemas left out.</summary>
    public static IReadOnlyDictionary<string, string> Files(string folder) => Directory
        .EnumerateFiles(Repository.At("seeds", folder), "*.json")
        .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
}

using System.Collections.Immutable;
using HrBureau.Domain;
using HrBureau.Silo;

namespace HrBureau.Host;

/// <summary>The county's mechanism and the published calendars, read strictly.</summary>
internal sealed record CountyFolder(Mechanism Mechanism, WorkCalendar Calendar)
{
    private const string Calendars = "calendars";
    private const string ScenarioFolder = "scenarios";

    /// <exception cref="StartRefusedException">Lists every fault with file, place and cure.</exception>
    public static CountyFolder Read(Settings settings)
    {
        var folder = settings.IsDemo ? Path.Combine(Folders.Seeds, "mechanism") : settings.County;
        if (!Directory.Exists(folder))
        {
            throw StartRefusedException.Because("seeds-missing", folder);
        }

        var own = Path.Combine(folder, Calendars);
        var mechanism = MechanismReader.Read(MechanismFolder.Read(folder));
        var calendar = CalendarReader.Read(MechanismFolder.Read(Directory.Exists(own) ? own : Path.Combine(Folders.Seeds, Calendars)));
        return (mechanism, calendar) switch
        {
            (MechanismReading.Accepted good, CalendarReading.Accepted days) => new CountyFolder(good.Mechanism, days.Calendar),
            (MechanismReading.Refused refused, _) => throw Refuse(refused.Faults),
            (_, CalendarReading.Refused refused) => throw Refuse(refused.Faults),
            var other => throw new InvalidOperationException($"{other} is no reading."),
        };
    }

    /// <summary>Where the county's drill scenarios lie: beside its mechanism, or the shipped ones.</summary>
    public static string Scenarios(Settings settings) =>
        !settings.IsDemo && Path.Combine(settings.County, ScenarioFolder) is var own && Directory.Exists(own) ? own : Path.Combine(Folders.Seeds, ScenarioFolder);

    /// <summary>Every fault, one a line.</summary>
    public static StartRefusedException Refuse(ImmutableArray<MechanismFault> faults) =>
        new(string.Join('\n', [HostTexts.Both("county-refused", faults.Length), .. faults.Select(fault => fault.ToString())]));
}

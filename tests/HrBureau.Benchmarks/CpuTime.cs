using System.Globalization;

namespace HrBureau.Benchmarks;

/// <summary>Processor time of this program and of the PostgreSQL it started: on a shared machine it varies less than the clock on the wall.</summary>
internal static class CpuTime
{
    private const double TicksPerSecond = 100;

    public static double Seconds()
    {
        var processes = new Dictionary<int, (int Parent, double Ticks)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Read(folder) is { } process)
            {
                processes[id] = process;
            }
        }

        return processes.Keys.Where(id => IsOurs(id, processes)).Sum(id => processes[id].Ticks) / TicksPerSecond;
    }

    private static bool IsOurs(int id, Dictionary<int, (int Parent, double Ticks)> processes)
    {
        while (id != Environment.ProcessId)
        {
            if (!processes.TryGetValue(id, out var process))
            {
                return false;
            }

            id = process.Parent;
        }

        return true;
    }

    private static (int Parent, double Ticks)? Read(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // It ended meanwhile, or is not ours.
        }
    }
}

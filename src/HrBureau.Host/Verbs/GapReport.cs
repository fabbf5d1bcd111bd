using System.Globalization;
using System.Text;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>What a restored system does not know: what heads from outside tell of it, and what somebody must do about it before the start.</summary>
internal sealed class GapReport(BackupManifest backup, IReadOnlyList<HeadLine>? heads)
{
    private const int Most = 10_000;
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, HeadLine> furthest = (heads ?? [])
        .GroupBy(line => line.Incident, StringComparer.Ordinal)
        .ToDictionary(of => of.Key, of => of.MaxBy(line => line.Version)!, StringComparer.Ordinal);

    private readonly ILookup<string, HeadLine> known = (heads ?? []).ToLookup(line => line.Incident, StringComparer.Ordinal);
    private readonly Dictionary<string, long> reached = new(StringComparer.Ordinal);
    private IReadOnlyList<WaitingNotice> notices = [];
    private IReadOnlyList<OverdueRow> overdue = [];

    /// <summary>Numbers of incidents that were given out and are not in the backup.</summary>
    public IEnumerable<IncidentNumber> Numbers => Missing.Select(line => IncidentNumber.Of(line.Incident)).OfType<IncidentNumber>();

    private IEnumerable<HeadLine> Missing => furthest.Values.Where(line => !reached.ContainsKey(line.Incident)).OrderBy(line => line.Incident, StringComparer.Ordinal);

    private IEnumerable<HeadLine> Behind => furthest.Values
        .Where(line => reached.TryGetValue(line.Incident, out var version) && line.Version > version)
        .OrderBy(line => line.Incident, StringComparer.Ordinal);

    /// <summary>An incident of the backup, and the heads it must have had.</summary>
    public IEnumerable<KnownHead> Meet(string incident, long version)
    {
        reached[incident] = version;
        return known[incident].Where(line => line.Version <= version).Select(line => line.Known);
    }

    /// <summary>What will happen by itself as soon as the host starts.</summary>
    public async Task ReadAsync(OwedTable owed, DueTable due, DateTimeOffset now)
    {
        notices = await owed.ListNoticesAsync(Most);
        overdue = await due.ListOverdueAsync(now, Most);
    }

    /// <summary>Where it is kept for the record.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "gap-report.txt");

    public string Text()
    {
        text.Clear();
        var missing = Missing.ToArray();
        var behind = Behind.ToArray();
        Say("gap-window", HostTexts.Time(backup.At));
        if (heads is null)
        {
            Say("gap-no-heads");
        }
        else if (missing.Length + behind.Length == 0)
        {
            Say("gap-heads-none");
        }

        List("gap-missing", [.. missing.Select(line => $"{line.Incident}  1-{line.Version}  ({TimeOf(line)})")]);
        List("gap-behind", [.. behind.Select(line => $"{line.Incident}  {reached[line.Incident] + 1}-{line.Version}  ({TimeOf(line)})")]);
        List("gap-numbers", [.. Numbers.GroupBy(number => number with { Number = 0 }).Select(series => $"{series.MaxBy(number => number.Number)}")]);
        List("gap-notices", [.. notices.Select(notice => $"{notice.Incident}  {notice.Target}  {notice.Id}")]);
        List("gap-overdue", [.. overdue.Select(row => $"{row.Incident}  {HostTexts.Time(row.At)}")]);
        Say("gap-todo");
        return text.ToString();
    }

    private static string TimeOf(HeadLine line) =>
        line.At.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(line.At, CultureInfo.InvariantCulture, out var at) ? HostTexts.Time(at) : line.At;

    private void List(string name, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            Say(name, lines.Count);
            foreach (var line in lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
            }
        }
    }

    private void Say(string name, params object[] args) => text.Append(HostTexts.Both(name, args)).Append('\n');
}

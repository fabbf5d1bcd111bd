using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>What a restored system does not know: what heads from outside tell of it, and what somebody must do about it before the start.</summary>
internal sealed class GapReport(BackupManifest backup, IReadOnlyList<HeadLine>? heads, TextWriter output)
{
    private const int Most = 10_000;
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

    public void Write()
    {
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

        List("gap-missing", [.. missing.Select(line => $"{line.Incident}  1-{line.Version}  ({line.At})")]);
        List("gap-behind", [.. behind.Select(line => $"{line.Incident}  {reached[line.Incident] + 1}-{line.Version}  ({line.At})")]);
        List("gap-numbers", [.. Numbers.GroupBy(number => number with { Number = 0 }).Select(series => $"{series.MaxBy(number => number.Number)}")]);
        List("gap-notices", [.. notices.Select(notice => $"{notice.Incident}  {notice.Target}  {notice.Id}")]);
        List("gap-overdue", [.. overdue.Select(row => $"{row.Incident}  {HostTexts.Time(row.At)}")]);
        Say("gap-todo");
    }

    private void List(string text, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            Say(text, lines.Count);
            foreach (var line in lines)
            {
                output.WriteLine($"  {line}");
            }
        }
    }

    private void Say(string text, params object[] args) => output.WriteLine(HostTexts.Both(text, args));
}

using System.Globalization;
using System.Security.Cryptography;

namespace HrBureau.Storage.Tests;

/// <summary>Appends as a silo would make them, with as little said as a test needs.</summary>
internal static class Some
{
    private static int _incidents;

    public static DateTimeOffset Noon { get; } = new(2026, 1, 27, 12, 0, 0, TimeSpan.FromHours(8));

    public static string Incident() =>
        string.Create(CultureInfo.InvariantCulture, $"inc-360121-20260127-{Interlocked.Increment(ref _incidents):000}");

    public static NewEntry Entry(string payload = """{"text":"gate blocked"}""", string kind = "note-added", DateTimeOffset? at = null) =>
        new(Guid.NewGuid(), kind, 1, at ?? Noon, at ?? Noon, "duty-zhou", "agy-hr", payload, null);

    public static AppendRequest First(string incident, params NewEntry[] entries) => new()
    {
        Incident = incident,
        ExpectedVersion = 0,
        HeadHash = [],
        Entries = entries.Length == 0 ? [Entry(kind: "incident-reported")] : entries,
    };

    public static AppendRequest After(AppendResult done, params NewEntry[] entries)
    {
        var at = (AppendResult.Appended)done;
        return new AppendRequest
        {
            Incident = at.Entries[0].Incident,
            ExpectedVersion = at.Version,
            HeadHash = at.HeadHash,
            Entries = entries.Length == 0 ? [Entry()] : entries,
        };
    }

    public static AppendRequest After(LoadedIncident at, params NewEntry[] entries) => new()
    {
        Incident = at.Incident,
        ExpectedVersion = at.Version,
        HeadHash = at.HeadHash,
        Entries = entries.Length == 0 ? [Entry()] : entries,
    };

    public static StoredReply Reply(string incident, string key, string body = "{}") => new(
        new ReplyKey(incident, "duty-zhou", key),
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body))),
        """{"version":1}""");

    public static OwedRow Owed(string incident, string id, DateTimeOffset? notBefore = null) =>
        new(id, incident, 1, "notice", "agy-police", """{"post":"duty"}""", null, notBefore ?? Noon);

    public static BoardRow Board(string incident, string search = "", DateTimeOffset? nextDue = null, bool overdue = false, DateTimeOffset? opened = null) => new(
        incident, incident[^3..], false, "responding", "larger", false, "duty-zhou", "employer", "project", "place",
        46, 123_456_00, "{}", nextDue, overdue, opened ?? Noon, opened ?? Noon, search, "{}");

    public static async Task<AppendResult.Appended> AppendAsync(this Store store, AppendRequest request) =>
        (AppendResult.Appended)await store.Incidents.AppendAsync(request, CancellationToken.None);

    public static async Task<List<LogEntry>> TimelineAsync(this Store store, string incident, long after = 0)
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in store.Incidents.ReadAsync(incident, after, int.MaxValue))
        {
            entries.Add(entry);
        }

        return entries;
    }
}

using System.Globalization;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>
/// <c>heads [DAY]</c>: the head of every incident now, or as anchored on a county day, to be kept where this database and its
/// administrators cannot reach. <c>verify --heads FILE</c> compares with them.
/// </summary>
internal static class HeadsVerb
{
    private const int Page = 500;

    public static async Task<int> RunAsync(Settings settings, string? day, TextWriter output)
    {
        await using var store = Store.Open(StoreOf.Options(settings, readOnly: true));
        await foreach (var line in day is null ? NowAsync(store.Incidents) : OnAsync(store.Incidents, DayOf(day)))
        {
            await output.WriteLineAsync(line.Write());
        }

        return 0;
    }

    private static async IAsyncEnumerable<HeadLine> NowAsync(IncidentLog log)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var after = ""; ;)
        {
            var heads = await log.ListHeadsAsync(after, Page);
            foreach (var head in heads)
            {
                yield return HeadLine.Of(head, now);
            }

            if (heads.Count < Page)
            {
                yield break;
            }

            after = heads[^1].Incident;
        }
    }

    private static async IAsyncEnumerable<HeadLine> OnAsync(IncidentLog log, DateOnly day)
    {
        for (var after = ""; ;)
        {
            var anchors = await log.ListAnchorsAsync(day, after, Page);
            foreach (var anchor in anchors)
            {
                yield return new HeadLine(anchor.Incident, anchor.Version, Convert.ToHexStringLower(anchor.Hash), anchor.Day.ToString("O", CultureInfo.InvariantCulture));
            }

            if (anchors.Count < Page)
            {
                yield break;
            }

            after = anchors[^1].Incident;
        }
    }

    private static DateOnly DayOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw StartRefusedException.Because("day-wrong", text);
}

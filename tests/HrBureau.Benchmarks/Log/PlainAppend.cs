using System.Globalization;

namespace HrBureau.Benchmarks;

/// <summary>The rows of one act, as a program without the log would write them: same columns, same sizes.</summary>
internal sealed record PlainAppend(string Incident, long Version, Guid EventId, DateTime At)
{
    public static string Payload { get; } =
        "{\"text\":\"" + string.Concat(Enumerable.Repeat("\u5de5\u5730\u5927\u95e8", 20)) + "\",\"workers\":46,\"place\":\"east gate\",\"by\":\"duty-zhou\"}";

    public static byte[] Salt { get; } = new byte[16];

    public static byte[] Hash { get; } = new byte[32];

    public static string Trace { get; } = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    public string Key => string.Create(CultureInfo.InvariantCulture, $"key-{Version}");

    public DateTime Due => At.AddSeconds(Version);

    /// <summary>The board's sort key follows the next due instant, as in the log.</summary>
    public long Urgency => new DateTimeOffset(Due).ToUnixTimeMilliseconds();

    public string OwedId => string.Create(CultureInfo.InvariantCulture, $"{Incident}/{Version}/agy-police/desk");

    public IEnumerable<(string Name, object Value)> Values =>
    [
        ("incident", Incident), ("version", Version), ("expected", Version - 1), ("event_id", EventId), ("at", At), ("due", Due),
        ("payload", Payload), ("trace", Trace), ("salt", Salt), ("hash", Hash), ("key", Key), ("body_hash", "sha"),
        ("reply", "{\"version\":1}"), ("owed_id", OwedId), ("search", "employer project place"), ("urgency", Urgency), ("no", false),
    ];
}

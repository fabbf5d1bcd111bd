using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace HrBureau.Benchmarks;

/// <summary>The tables of an append and how their columns are typed; the statements lie in <c>Sql</c> under the same names.</summary>
internal static class RowKind
{
    public const string First = "first";
    public const string Head = "head";
    public const string Event = "event";
    public const string Reply = "reply";
    public const string Due = "due";
    public const string Owed = "owed";
    public const string Settle = "settle";
    public const string Board = "board";

    public static FrozenDictionary<string, RowColumn[]> Columns { get; } = new Dictionary<string, RowColumn[]>
    {
        [First] = [Text("incident"), Long("version"), Bytes("hash")],
        [Head] = [Text("incident"), Long("expected"), Long("version"), Bytes("hash")],
        [Event] = [Text("incident"), Long("version"), Id("event_id"), Text("kind"), Int("schema"), Time("at"), Time("recorded_at"), Text("officer"), Text("agency"), Text("payload"), Text("traceparent"), Bytes("salt"), Bytes("prev_hash"), Bytes("hash"), Text("algorithm")],
        [Reply] = [Text("incident"), Text("officer"), Text("key"), Text("body_hash"), Text("reply")],
        [Due] = [Text("incident"), Time("at"), Time("wake"), Text("traceparent")],
        [Owed] = [Text("id"), Text("incident"), Long("version"), Text("kind"), Text("target"), Text("payload"), Text("traceparent"), Time("not_before"), Time("wake")],
        [Settle] = [Text("id")],
        [Board] = [Text("incident"), Text("number"), Flag("drill"), Text("phase"), Text("grade"), Flag("provisional"), Text("holder"), Text("employer"), Text("project"), Text("place"), Int("headcount"), Long("amount_fen"), Text("tracks"), TimeOrNone("next_due"), Flag("overdue"), Time("opened_at"), Time("updated_at"), Text("search_text"), Text("summary"), Long("urgency")],
    }.ToFrozenDictionary();

    public static int Index(string kind, string column) => Array.FindIndex(Columns[kind], c => c.Name == column);

    /// <summary>A row as PostgreSQL tells it in JSON.</summary>
    public static object?[] Read(string kind, JsonElement row) =>
        Array.ConvertAll(Columns[kind], column => row.TryGetProperty(column.Name, out var value) && value.ValueKind != JsonValueKind.Null ? column.Read(value) : null);

    private static RowColumn<string> Text(string name) => new(name, value => value.GetString()!);

    private static RowColumn<long> Long(string name) => new(name, value => value.GetInt64());

    private static RowColumn<int> Int(string name) => new(name, value => value.GetInt32());

    private static RowColumn<bool> Flag(string name) => new(name, value => value.GetBoolean());

    private static RowColumn<Guid> Id(string name) => new(name, value => value.GetGuid());

    private static RowColumn<DateTime> Time(string name) => new(name, Instant);

    private static RowColumn<DateTime?> TimeOrNone(string name) => new(name, value => Instant(value));

    private static RowColumn<byte[]> Bytes(string name) => new(name, value => Convert.FromHexString(value.GetString()![2..]));

    private static DateTime Instant(JsonElement value) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture).UtcDateTime;
}

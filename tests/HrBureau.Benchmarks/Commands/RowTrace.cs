using System.Data.Common;
using System.Text.Json;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>Learns from the database itself which rows the product writes, so that the yardstick writes the same: tables, columns and bytes.</summary>
/// <remarks>Snapshots, head anchors and leases are the product's own; the yardstick is spared them.</remarks>
internal static class RowTrace
{
    /// <summary>Traces what is written on every incident while <paramref name="work"/> runs.</summary>
    public static async Task<PlainIncident[]> TakeAsync(StoragePlace place, Func<Task> work)
    {
        var start = (await ReadAsync(place, "start_read")).ToLookup(row => row.Incident, row => row.Row);
        await place.ExecuteAsync(YardstickSql.Read("trace_begin"));
        await work();
        var traced = (await ReadTracedAsync(place)).ToLookup(act => act.Incident, act => act.Rows);
        await place.ExecuteAsync(YardstickSql.Read("trace_end"));
        return [.. traced.Select(acts => new PlainIncident(acts.Key, [.. start[acts.Key]], [.. acts]))];
    }

    private static async Task<List<(string Incident, TracedRow Row)>> ReadAsync(StoragePlace place, string statement)
    {
        var rows = new List<(string, TracedRow)>();
        await QueryAsync(place, statement, reader =>
        {
            var row = Parse(reader.GetString(0), reader.GetString(1));
            rows.Add(((string)row.Values[0]!, row));
        });
        return rows;
    }

    private static async Task<List<(string Incident, IReadOnlyList<TracedRow> Rows)>> ReadTracedAsync(StoragePlace place)
    {
        var acts = new List<(string Incident, string Tx, List<TracedRow> Rows)>();
        await QueryAsync(place, "trace_read", reader =>
        {
            var (incident, tx) = (reader.GetString(0), reader.GetString(1));
            if (acts is not [.., var last] || last.Incident != incident || last.Tx != tx)
            {
                acts.Add((incident, tx, []));
            }

            if (KindOf(reader.GetString(2), reader.GetString(3)) is { } kind)
            {
                acts[^1].Rows.Add(Parse(kind, reader.GetString(4)));
            }
        });
        return acts.ConvertAll(act => (act.Incident, Ordered(act.Rows)));
    }

    /// <summary>The head first, knowing how many entries moved it.</summary>
    private static IReadOnlyList<TracedRow> Ordered(List<TracedRow> rows)
    {
        var head = rows.First(row => row.Kind == RowKind.Head);
        var entries = rows.Count(row => row.Kind == RowKind.Event);
        head.Values[RowKind.Index(RowKind.Head, "expected")] = (long)head.Values[RowKind.Index(RowKind.Head, "version")]! - entries;
        return [head, .. rows.Where(row => row != head)];
    }

    private static string? KindOf(string table, string op) => (table, op) switch
    {
        ("incident_head", _) => RowKind.Head,
        ("incident_event", _) => RowKind.Event,
        ("command_reply", _) => RowKind.Reply,
        ("due", "INSERT" or "UPDATE") => RowKind.Due,
        ("owed", "INSERT") => RowKind.Owed,
        ("owed", "DELETE") => RowKind.Settle,
        ("board", _) => RowKind.Board,
        _ => null,
    };

    private static TracedRow Parse(string kind, string json)
    {
        using var content = JsonDocument.Parse(json);
        return new TracedRow(kind, RowKind.Read(kind, content.RootElement));
    }

    private static async Task QueryAsync(StoragePlace place, string statement, Action<DbDataReader> take)
    {
        await using var connection = await place.ConnectAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from an embedded file.
        command.CommandText = YardstickSql.Read(statement);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            take(reader);
        }
    }
}

using HrBureau.TestKit;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>What was armed for when, and when it was durably done, by the clock of the database: the same two tables beside the product and beside every library.</summary>
internal sealed class ClockTable(StoragePlace place)
{
    private const string Made = """
        create table armed (id text collate "C" primary key, due timestamptz not null, round integer not null);
        create index armed_round on armed (round);
        create table fired (id text collate "C" not null, at timestamptz not null);
        create index fired_id on fired (id);
        """;

    /// <summary>What has not been done counts as late as it is now.</summary>
    private const string Read = """
        with f as (select id, min(at) as at, count(*) as times from fired group by id),
             l as (select f.id, f.times, extract(epoch from coalesce(f.at, clock_timestamp()) - a.due) * 1000 as late from armed a left join f on f.id = a.id where a.round = $1)
        select count(*)::int, count(id)::int, coalesce(sum(times - 1), 0)::int,
               coalesce(percentile_disc(0.5) within group (order by late), 0)::float8,
               coalesce(percentile_disc(0.99) within group (order by late), 0)::float8,
               coalesce(max(late), 0)::float8
        from l
        """;

    public StoragePlace Place { get; } = place;

    public static async Task<ClockTable> MakeAsync(StoragePlace place)
    {
        await place.ExecuteAsync(Made);
        return new ClockTable(place);
    }

    /// <summary>A statement of the benchmark's own, however long it takes.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = (NpgsqlConnection)await Place.ConnectAsync();
#pragma warning disable CA2100 // The text comes from an embedded file.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Notes what will be armed.</summary>
    public async Task NoteAsync(int round, IReadOnlyList<(string Id, DateTimeOffset Due)> clocks)
    {
        await using var connection = (NpgsqlConnection)await Place.ConnectAsync();
        await using var rows = await connection.BeginBinaryImportAsync("copy armed (id, due, round) from stdin (format binary)");
        foreach (var (id, due) in clocks)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(id);
            await rows.WriteAsync(due.UtcDateTime);
            await rows.WriteAsync(round);
        }

        await rows.CompleteAsync();
    }

    /// <summary>How late the clocks of a round were.</summary>
    public async Task<Lateness> LatenessAsync(int round)
    {
        await using var connection = (NpgsqlConnection)await Place.ConnectAsync();
        await using var command = new NpgsqlCommand(Read, connection) { Parameters = { new() { Value = round } }, CommandTimeout = 120 };
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new Lateness(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetDouble(3), reader.GetDouble(4), reader.GetDouble(5));
    }

    /// <summary>How many of a round are done.</summary>
    public Task<long> DoneAsync(int round) => Place.CountAsync(FormattableString.Invariant($"select count(*) from armed a where round = {round} and exists (select 1 from fired f where f.id = a.id)"));

    /// <summary>When, of the clocks of a round that were overdue at an instant, the first was done after it; null while none is.</summary>
    public async Task<DateTime?> FirstAfterAsync(int round, DateTime instant)
    {
        await using var connection = (NpgsqlConnection)await Place.ConnectAsync();
        const string sql = "select min(f.at) from fired f join armed a on a.id = f.id where a.round = $1 and f.at >= $2 and a.due < $2";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = round }, new() { Value = instant } } };
        return await command.ExecuteScalarAsync() as DateTime?;
    }
}

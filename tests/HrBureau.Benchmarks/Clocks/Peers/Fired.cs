using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>What every library's job does: one durable row.</summary>
internal static class Fired
{
    private static NpgsqlDataSource? _source;

    public static void Open(string database) =>
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2 }.ConnectionString);

    public static async Task NoteAsync(string id)
    {
        await using var command = _source!.CreateCommand("insert into fired (id, at) values ($1, clock_timestamp())");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await command.ExecuteNonQueryAsync();
    }
}

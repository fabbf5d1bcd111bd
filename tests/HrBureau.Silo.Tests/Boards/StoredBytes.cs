using System.Data.Common;
using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Silo.Tests;

/// <summary>Looks for a text in every row of every table, grain storage included.</summary>
internal static class StoredBytes
{
    public static async Task<IReadOnlyList<string>> WithAsync(StoragePlace place, string text)
    {
        var found = new List<string>();
        foreach (var file in place.Kind == StorageKind.Sqlite ? new[] { SqliteFiles.Log, SqliteFiles.Grains } : [SqliteFiles.Log])
        {
            await using var connection = await place.ConnectAsync(file);
            foreach (var table in await TablesAsync(connection, place.Kind))
            {
                await SearchAsync(connection, place.Kind, table, text, found);
            }
        }

        return found;
    }

    private static Task<List<string>> TablesAsync(DbConnection connection, StorageKind kind) => TextsAsync(connection, kind == StorageKind.Sqlite
        ? "select name from sqlite_master where type = 'table'"
        : "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");

    private static async Task SearchAsync(DbConnection connection, StorageKind kind, string table, string text, List<string> found)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables come from the database itself.
        command.CommandText = $"select * from {(kind == StorageKind.Sqlite ? $"\"{table}\"" : table)}";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = reader.GetValue(column);
                var shown = value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : value.ToString() ?? "";
                if (shown.Contains(text, StringComparison.Ordinal))
                {
                    found.Add($"{table}.{reader.GetName(column)}");
                }
            }
        }
    }

    private static async Task<List<string>> TextsAsync(DbConnection connection, string sql)
    {
        var texts = new List<string>();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}

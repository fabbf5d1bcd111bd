using System.Data.Common;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>The rows of one table, column by column.</summary>
internal sealed class CopiedTable(string statement, Type[] types, List<object?[]> rows)
{
    public static async Task<CopiedTable> ReadAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables only.
        command.CommandText = $"select * from {table}";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, reader.FieldCount).ToArray();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            rows.Add(Array.ConvertAll(columns, i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
        }

        var unnested = columns.Select(i => $"${i + 1}::{reader.GetDataTypeName(i)}[]");
        var names = columns.Select(reader.GetName);
        return new CopiedTable($"insert into {table} ({string.Join(", ", names)}) select * from unnest({string.Join(", ", unnested)})", Array.ConvertAll(columns, reader.GetFieldType), rows);
    }

    /// <summary>Writes one of so many equal parts; null where it has no rows.</summary>
    public NpgsqlBatchCommand? Part(int number, int of)
    {
        var (start, end) = (rows.Count * number / of, rows.Count * (number + 1) / of);
        if (start == end)
        {
            return null;
        }

        var command = new NpgsqlBatchCommand(statement);
        for (var column = 0; column < types.Length; column++)
        {
            var values = Array.CreateInstance(types[column].IsValueType ? typeof(Nullable<>).MakeGenericType(types[column]) : types[column], end - start);
            for (var row = start; row < end; row++)
            {
                values.SetValue(rows[row][column], row - start);
            }

            command.Parameters.Add(new NpgsqlParameter { Value = values });
        }

        return command;
    }
}

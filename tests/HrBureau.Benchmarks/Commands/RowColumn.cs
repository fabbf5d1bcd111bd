using System.Text.Json;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>A column of a table: read from a traced row, given to a statement for one row or for many.</summary>
internal abstract class RowColumn(string name)
{
    public string Name { get; } = name;

    public abstract object? Read(JsonElement value);

    public abstract NpgsqlParameter Many(List<object?[]> rows, int index);

    public static NpgsqlParameter One(object? value) => new() { Value = value ?? DBNull.Value };
}

/// <inheritdoc/>
internal sealed class RowColumn<T>(string name, Func<JsonElement, T> read) : RowColumn(name)
{
    public override object? Read(JsonElement value) => read(value);

    public override NpgsqlParameter Many(List<object?[]> rows, int index) =>
        new NpgsqlParameter<T[]> { TypedValue = rows.ConvertAll(row => (T)row[index]!).ToArray() };
}

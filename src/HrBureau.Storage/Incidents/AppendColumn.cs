using Npgsql;

namespace HrBureau.Storage;

/// <summary>One column of what an append writes: an array for PostgreSQL, a value at a time for SQLite.</summary>
internal abstract class AppendColumn<TRow>(string name)
{
    public string Name { get; } = name;

    public abstract NpgsqlParameter ToArray(List<TRow> rows);

    public abstract object? ToValue(TRow row);
}

/// <inheritdoc/>
internal sealed class AppendColumn<TRow, TValue>(string name, Func<TRow, TValue> value) : AppendColumn<TRow>(name)
{
    public override NpgsqlParameter ToArray(List<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(rows[i]);
        }

        return new NpgsqlParameter<TValue[]> { TypedValue = values };
    }

    public override object? ToValue(TRow row) => SqliteDatabase.ToSqlite(value(row));
}

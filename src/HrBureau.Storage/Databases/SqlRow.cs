using System.Data.Common;

namespace HrBureau.Storage;

/// <summary>A row being read, by column name, the same from both databases.</summary>
internal readonly struct SqlRow(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNone(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : reader.GetString(i);

    public long Long(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public int Int(string column) => reader.GetInt32(reader.GetOrdinal(column));

    public long? LongOrNone(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : reader.GetInt64(i);

    public int? IntOrNone(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : reader.GetInt32(i);

    public bool Flag(string column) => reader.GetBoolean(reader.GetOrdinal(column));

    public byte[] Bytes(string column) => reader.GetFieldValue<byte[]>(reader.GetOrdinal(column));

    public byte[]? BytesOrNone(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : reader.GetFieldValue<byte[]>(i);

    public Guid Id(string column) => reader.GetGuid(reader.GetOrdinal(column));

    public DateTimeOffset Time(string column) => Time(reader.GetOrdinal(column));

    public DateTimeOffset? TimeOrNone(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : Time(i);

    private DateTimeOffset Time(int ordinal) => reader.GetFieldType(ordinal) == typeof(DateTime)
        ? new DateTimeOffset(reader.GetDateTime(ordinal), TimeSpan.Zero)
        : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(ordinal));
}

using Npgsql;
using static HrBureau.Storage.AppendParts;

namespace HrBureau.Storage;

/// <summary>The statement that decides: it moves a head that stands where the caller believes.</summary>
internal static class AppendHead
{
    public const string Statement = "append_head";

    public static IReadOnlyList<AppendColumn<AppendJob>> Columns { get; } =
    [
        Column<AppendJob, string>("incident", j => j.Request.Incident),
        Column<AppendJob, long>("expected", j => j.Request.ExpectedVersion),
        Column<AppendJob, byte[]>("head_hash", j => j.Request.HeadHash),
        Column<AppendJob, long>("version", j => j.Head.Version),
        Column<AppendJob, byte[]>("hash", j => j.Head.Hash),
        Column<AppendJob, string?>("mechanism", j => j.Request.MechanismHash),
        Column<AppendJob, string?>("officer", j => j.Request.Replies is [var reply, ..] ? reply.Key.Officer : null),
        Column<AppendJob, string?>("key", j => j.Request.Replies is [var reply, ..] ? reply.Key.Key : null),
    ];

    private static readonly AppendPart<AppendJob> Part = new(Statement, job => [job], [.. Columns]);

    /// <summary>Moves the heads of a batch; with <paramref name="all"/> it moves all or fails.</summary>
    public static NpgsqlBatchCommand ForBatch(SqlLibrary sql, IReadOnlyList<AppendJob> jobs, bool all) =>
        Part.ForBatch(sql, jobs, new NpgsqlParameter<bool> { TypedValue = all })!;

    /// <summary>Moves one head; false when it does not stand where the caller believes, or the command is not new.</summary>
    public static bool Run(SqliteStatements statements, AppendJob job)
    {
        var statement = statements[Statement];
        foreach (var column in Columns)
        {
            statement.Bind(column.Name, column.ToValue(job));
        }

        return statement.Run() is not null;
    }
}

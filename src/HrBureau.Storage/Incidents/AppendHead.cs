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
        Column<AppendJob, string?>("officer", j => j.Request.Reply?.Key.Officer),
        Column<AppendJob, string?>("key", j => j.Request.Reply?.Key.Key),
    ];

    public static NpgsqlBatchCommand? ForBatch(SqlLibrary sql, IReadOnlyList<AppendJob> jobs, Guid flush) =>
        new AppendPart<AppendJob>(Statement, job => [job], [.. Columns]).ForBatch(sql, jobs, flush);

    /// <summary>Moves one head; false when it does not stand where the caller believes, or the command is not new.</summary>
    public static bool Run(SqliteStatements statements, AppendJob job)
    {
        var command = statements[Statement];
        foreach (var column in Columns)
        {
            statements.Bind(command, column.Name, column.ToValue(job));
        }

        return command.ExecuteScalar() is not null;
    }
}

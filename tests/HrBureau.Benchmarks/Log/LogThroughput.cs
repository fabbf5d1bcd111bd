using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>F1, F2 and F4 at the log: event, head, due, board, owed notice and reply of every act, durable.</summary>
internal static class LogThroughput
{
    private const string Work = "whole appends, 1,000 incidents, 64 callers";

    public static Task<Figure> AgainstSingleTransactionsAsync() => OnPostgresAsync(
        "F1", "plain Npgsql, one transaction each", 2.5, connection =>
        {
            var plain = new PlainPostgres(connection);
            return (plain, plain.RunAsync);
        });

    public static Task<Figure> AgainstHandMadeBatchesAsync() => OnPostgresAsync(
        "F2", "plain Npgsql, hand-made batches of 128", 0.5, connection =>
        {
            var batched = new BatchedPostgres(connection);
            return (batched, batched.RunAsync);
        });

    public static async Task<Figure> OnSqliteAsync()
    {
        var place = await StoragePlace.NewAsync(StorageKind.Sqlite).ConfigureAwait(false);
        var other = await StoragePlace.NewAsync(StorageKind.Sqlite).ConfigureAwait(false);
        await using (place.ConfigureAwait(false))
        await using (other.ConfigureAwait(false))
        {
            var store = place.Open();
            await using (store.ConfigureAwait(false))
            {
                using var plain = new PlainSqlite(Path.Combine(other.Options().Folder!, SqliteFiles.Log));
                var rounds = await Rounds.AlternateAsync(new LogWork(store).RunAsync, plain.RunAsync).ConfigureAwait(false);
                return Figure("F4", Work + ", SQLite FULL", "Microsoft.Data.Sqlite, one transaction each", rounds, 3);
            }
        }
    }

    private static async Task<Figure> OnPostgresAsync(
        string id, string yardstick, double goal, Func<string, (IAsyncDisposable Yardstick, Func<Task<double>> RunAsync)> open)
    {
        var place = await StoragePlace.NewAsync(StorageKind.Postgres).ConfigureAwait(false);
        var other = await StoragePlace.NewAsync(StorageKind.Postgres).ConfigureAwait(false);
        await using (place.ConfigureAwait(false))
        await using (other.ConfigureAwait(false))
        {
            var store = place.Open();
            var (held, runAsync) = open(other.Options().ConnectionString!);
            await using (store.ConfigureAwait(false))
            await using (held.ConfigureAwait(false))
            {
                var rounds = await Rounds.AlternateAsync(new LogWork(store).RunAsync, runAsync).ConfigureAwait(false);
                return Figure(id, Work + ", PostgreSQL", yardstick, rounds, goal);
            }
        }
    }

    private static Figure Figure(string id, string work, string yardstick, (double Work, double Yardstick, double Ratio) rounds, double goal) =>
        new(id, work, yardstick, "/s", rounds.Work, rounds.Yardstick, rounds.Ratio, $"≥ {goal} ×", rounds.Ratio >= goal);
}

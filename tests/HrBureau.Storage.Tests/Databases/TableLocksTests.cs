using System.Diagnostics;
using HrBureau.TestKit;
using Npgsql;
using Xunit;

namespace HrBureau.Storage.Tests;

/// <summary>Tables are altered while somebody reads them for long, as a nightly dump does: nobody waits behind the script for longer than its limit.</summary>
public sealed class TableLocksTests
{
    private const string Script = "018_report_content";

    /// <summary>The limit of the script, and what a busy machine adds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_script_waits_for_a_dump_without_keeping_anybody_waiting_and_says_once_for_whom()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = place.Open();
        await place.ExecuteAsync("alter table report drop column content_hash");
        await place.ExecuteAsync($"delete from schema_migration where name = '{Script}'");
        await using var dump = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.Options().ConnectionString) { ApplicationName = "pg_dump", Pooling = false }.ConnectionString);
        await dump.OpenAsync(stop);
        await using var reading = await dump.BeginTransactionAsync(stop);
        await using (var locked = new NpgsqlCommand("lock table report in access share mode", dump, reading))
        {
            await locked.ExecuteNonQueryAsync(stop);
        }

        var told = new List<(string Script, string Holders)>();
        var migrating = store.Migrator.MigrateAsync((script, holders) => told.Add((script, holders)), stop);
        var (began, slowest) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(9))
        {
            var asked = Stopwatch.GetTimestamp();
            await place.CountAsync("select count(*) from report");
            slowest = Stopwatch.GetElapsedTime(asked) is var waited && waited > slowest ? waited : slowest;
            await store.AppendAsync(Some.First(Some.Incident()));
            await Task.Delay(100, stop);
        }

        Assert.False(migrating.IsCompleted);
        Assert.True(slowest < Longest, $"A reader waited {slowest}.");
        await reading.RollbackAsync(stop);
        await migrating.WaitAsync(TimeSpan.FromSeconds(20), stop);

        Assert.Empty(await store.Migrator.CheckAsync(stop));
        var (script, holders) = Assert.Single(told);
        Assert.Equal(Script, script);
        Assert.Matches(@"^\d+ \([^,]+, pg_dump\)$", holders);
    }

    [Fact]
    public async Task A_script_may_take_longer_than_a_command()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        var database = new PostgresDatabase(place.Options(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await using (database)
        {
            await using var alters = await database.OpenAsync(SqliteFiles.Log, toAlter: true, TestContext.Current.CancellationToken);
            await using var reads = await database.OpenAsync(SqliteFiles.Log, toAlter: false, TestContext.Current.CancellationToken);

            Assert.Equal((0, 30), (((NpgsqlConnection)alters).CommandTimeout, ((NpgsqlConnection)reads).CommandTimeout));
        }
    }
}

using HrBureau.TestKit;
using Microsoft.Data.Sqlite;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class PinnedFolderTests
{
    private const int Copies = 12;

    /// <summary>A relay leaves its trace in the one file first, and is settled in the other then: a copy may be between the two, never outside.</summary>
    [Fact]
    public async Task Copies_of_all_files_are_of_one_instant_while_somebody_writes_into_one_after_the_other()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        var folder = place.Options().Folder!;
        foreach (var file in new[] { SqliteFiles.Log, SqliteFiles.Grains })
        {
            Run(folder, file, "create table step (n integer not null) strict; insert into step (n) values (0);");
        }

        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() => WriteOn(folder, stop.Token));
        try
        {
            while (Read(folder, SqliteFiles.Log) == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
            }

            var first = Read(folder, SqliteFiles.Log);
            for (var i = 0; i < Copies; i++)
            {
                var target = Directory.CreateDirectory(Path.Combine(folder, $"copy-{i}")).FullName;
                using (var pinned = PinnedFolder.Pin(folder))
                {
                    pinned.CopyTo(target, static (_, _) => { });
                }

                var (log, grains) = (Read(target, SqliteFiles.Log), Read(target, SqliteFiles.Grains));
                Assert.InRange(grains - log, 0, 1);
                Assert.Equal(["evidence.db", "grains.db", "log.db"], Directory.EnumerateFiles(target).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            }

            Assert.True(Read(folder, SqliteFiles.Log) > first, "The writer stood still: the run proves nothing.");
        }
        finally
        {
            await stop.CancelAsync();
            await writer;
        }
    }

    [Fact]
    public async Task Files_go_with_the_copy_and_are_read_there_as_they_were_taken()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var bytes = SomeFile.Bytes(700_000);
        var kept = await files.KeepAsync(bytes);
        var target = Directory.CreateDirectory(Path.Combine(place.Options().Folder!, "copy")).FullName;
        using (var pinned = PinnedFolder.Pin(place.Options().Folder!))
        {
            await files.EraseAsync(kept.Id);
            pinned.CopyTo(target, static (_, _) => { });
        }

        await using var copy = Store.Open(new StorageOptions { Folder = target, ReadOnly = true });
        var copied = copy.OpenFiles(SomeFile.Seal);
        Assert.Equal(bytes, await copied.AllAsync((await copied.LoadAsync(kept.Id))!.Whole!));
        Assert.Contains("011_evidence", await copy.Migrator.ListAppliedAsync());
    }

    [Fact]
    public async Task A_folder_from_before_files_were_kept_is_older_and_nothing_worse()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        File.Delete(Path.Combine(place.Options().Folder!, SqliteFiles.Evidence));
        await using var store = place.Open(options => options.ReadOnly = true);

        Assert.Empty(await store.Migrator.CheckOlderAsync());
        Assert.NotEmpty(await store.Migrator.CheckAsync());
        Assert.DoesNotContain("011_evidence", await store.Migrator.ListAppliedAsync());
    }

    [Fact]
    public async Task Numbers_known_from_outside_are_not_given_again_and_none_is_taken_back()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await place.ExecuteAsync("insert into incident_counter (county, day, drill, last) values ('360121', '20260127', 0, 5), ('360121', '20260128', 0, 9)");

        using (var folder = RestoredFolder.Take(place.Options().Folder!))
        {
            folder.KeepNumbers(new[] { "inc-360121-20260127-007", "inc-360121-20260127-006", "inc-360121-20260128-002", "inc-a-b-drill-20260127-1234" }.Select(id => IncidentNumber.Of(id)!));
        }

        Assert.Equal(7, await place.CountAsync("select last from incident_counter where county = '360121' and day = '20260127' and drill = 0"));
        Assert.Equal(9, await place.CountAsync("select last from incident_counter where day = '20260128'"));
        Assert.Equal(1234, await place.CountAsync("select last from incident_counter where county = 'a-b' and drill = 1"));
        Assert.Null(IncidentNumber.Of("inc-360121-20261327-007"));
    }

    private static void WriteOn(string folder, CancellationToken stop)
    {
        using var log = Open(folder, SqliteFiles.Log);
        using var grains = Open(folder, SqliteFiles.Grains);
        for (var n = 1; !stop.IsCancellationRequested; n++)
        {
            Set(grains, n);
            Set(log, n);
        }
    }

    private static void Set(SqliteConnection connection, int n)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "update step set n = @n";
        command.Parameters.AddWithValue("@n", n);
        command.ExecuteNonQuery();
    }

    private static long Read(string folder, string file)
    {
        using var connection = Open(folder, file);
        using var command = connection.CreateCommand();
        command.CommandText = "select n from step";
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(string folder, string file, string sql)
    {
        using var connection = Open(folder, file);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test writes its own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string folder, string file)
    {
        var connection = new SqliteConnection(SqliteFiles.ConnectionString(Path.Combine(folder, file), readOnly: false, pooled: false));
        connection.Open();
        return connection;
    }
}

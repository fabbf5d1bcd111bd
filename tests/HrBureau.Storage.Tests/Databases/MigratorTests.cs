using HrBureau.TestKit;
using Npgsql;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class MigratorTests
{
    [Fact]
    public void Both_dialects_have_the_same_files()
    {
        var postgresOnly = new[] { "grant", "grant_role", "grant_web", "role_known", "migration_lock", "migration_self", "migration_holders", "clock_now", "member_newest" };
        var sqliteOnly = new[] { "counter_raise" };

        Assert.Equal(SqlLibrary.Sqlite.Names.Except(sqliteOnly).Order(StringComparer.Ordinal), SqlLibrary.Postgres.Names.Except(postgresOnly).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_statement_asks_the_database_for_the_time_but_the_one_that_compares_the_clocks()
    {
        foreach (var library in new[] { SqlLibrary.Sqlite, SqlLibrary.Postgres })
        {
            Assert.All(library.Names.Where(name => name != "clock_now"), name => Assert.DoesNotMatch(@"(?i)now\(\)|current_timestamp|clock_timestamp|datetime\(", library[name]));
        }
    }

    [Theory, OnBoth]
    public async Task Migrating_again_changes_nothing(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await store.AppendAsync(Some.First(Some.Incident()));

        await store.Migrator.MigrateAsync();
        await store.Migrator.MigrateAsync();

        Assert.Empty(await store.Migrator.CheckAsync());
        Assert.Equal(1, await place.CountAsync("select count(*) from incident_event"));
    }

    [Theory, OnBoth]
    public async Task A_script_applied_with_another_text_is_refused(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await place.ExecuteAsync("update schema_migration set checksum = 'other' where name = '002_intake'");

        Assert.Contains("002_intake", (await Assert.ThrowsAsync<SchemaException>(() => store.Migrator.MigrateAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("002_intake", (await Assert.ThrowsAsync<SchemaException>(() => store.Migrator.RequireAsync())).Message, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task Tables_outside_the_range_of_the_program_are_refused_and_the_range_is_named(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await place.ExecuteAsync("delete from schema_migration where name = '003_access_log'");
        await NoteAsync(place, "999_contract_later");
        await NoteAsync(place, "004_other");

        var problems = await store.Migrator.CheckAsync();

        Assert.Equal(3, problems.Count);
        Assert.All(problems, problem => Assert.Contains(SqlLibrary.Sqlite.Scripts[^1], problem.Sentence, StringComparison.Ordinal));
        Assert.Contains("003_access_log has not been applied", problems[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("run the verb migrate", problems[0].Sentence, StringComparison.Ordinal);
        Assert.Single(problems, problem => problem.Sentence.Contains("004_other is none of this program's", StringComparison.Ordinal));
        Assert.Single(problems, problem => problem.Sentence.Contains("999_contract_later is newer than this program", StringComparison.Ordinal));
        await Assert.ThrowsAsync<SchemaException>(() => store.Migrator.RequireAsync());
        await Assert.ThrowsAsync<SchemaException>(() => store.Migrator.MigrateAsync());
    }

    [Theory, OnBoth]
    public async Task What_a_later_program_only_added_does_not_keep_this_one_from_working_with_the_tables(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await NoteAsync(place, "999_later");

        Assert.Empty(await store.Migrator.CheckAsync());
        await store.Migrator.MigrateAsync();
        Assert.NotEmpty(await store.Migrator.CheckOlderAsync());
    }

    private static Task<int> NoteAsync(StoragePlace place, string script) => place.ExecuteAsync(place.Kind == StorageKind.Sqlite
        ? $"insert into schema_migration values ('{script}', 'x', 0)"
        : $"insert into schema_migration values ('{script}', 'x', '2026-01-27Z')");

    [Theory, OnBoth]
    public async Task A_migration_that_was_interrupted_is_finished_by_the_next(StorageKind on)
    {
        var server = on == StorageKind.Postgres ? await PostgresServer.SharedAsync() : null;
        var folder = Directory.CreateTempSubdirectory("hrb-sqlite-").FullName;
        await using var store = Store.Open(on == StorageKind.Sqlite
            ? new StorageOptions { Folder = folder }
            : new StorageOptions { ConnectionString = server!.ConnectionString(await server.CreateDatabaseAsync()) });
        Assert.NotEmpty(await store.Migrator.CheckAsync());
        using (Failpoint.Arm("migrate.before-commit", new FailpointAction(FailpointKind.Throw, Skip: 1)))
        {
            await Assert.ThrowsAsync<FailpointException>(() => store.Migrator.MigrateAsync());
        }

        Assert.NotEmpty(await store.Migrator.CheckAsync());
        await store.Migrator.MigrateAsync();
        Assert.Empty(await store.Migrator.CheckAsync());
        await store.AppendAsync(Some.First(Some.Incident()));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Several_processes_migrating_at_once_take_turns()
    {
        var server = await PostgresServer.SharedAsync();
        var options = new StorageOptions { ConnectionString = server.ConnectionString(await server.CreateDatabaseAsync()) };
        var stores = Enumerable.Range(0, 4).Select(_ => Store.Open(options)).ToList();

        await Task.WhenAll(stores.Select(s => s.Migrator.MigrateAsync()));

        Assert.Empty(await stores[0].Migrator.CheckAsync());
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_run_time_role_works_but_can_neither_change_what_happened_nor_alter_tables()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();
        var role = "app_" + database;
        await server.ExecuteAsync("postgres", $"create role {role} login");
        var options = new StorageOptions
        {
            ConnectionString = server.ConnectionString(database, role),
            AdminConnectionString = server.ConnectionString(database),
        };
        await using var store = Store.Open(options);
        await store.Migrator.MigrateAsync();
        await store.Migrator.RequireAsync();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with
        {
            Due = new DueRow(Some.Noon, null),
            Owed = [Some.Owed(incident, "n1")],
            Board = Some.Board(incident),
            Replies = [Some.Reply(incident, "k1")],
            Snapshot = new AppendSnapshot(1, "{}"),
            ClaimSites = ["gate-1"],
        });
        await store.AppendAsync(Some.After(first) with { SettledOwed = ["n1"], ReleasesSites = true });
        await store.Intake.RegisterAsync(
            new IntakeReport("r1", "hotline", "1", "360121", false, ["gate-2"], null, Some.Noon, "{}", null), CancellationToken.None);
        await store.Due.TakeAsync(Some.Noon, "silo-1", TimeSpan.FromSeconds(1), 1, CancellationToken.None);
        await store.Access.WriteAsync(Some.Noon, "duty-zhou", "agy-hr", incident, "phone", null);
        await store.Mechanisms.SaveAsync("h", "{}");

        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        foreach (var forbidden in new[]
        {
            "update incident_event set kind = 'x'", "delete from incident_event", "truncate incident_event", "delete from head_anchor",
            "update command_reply set reply = ''", "delete from access_log", "drop table due", "alter table board add column x int", "create table x (y int)",
        })
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test writes its own SQL.
            command.CommandText = forbidden;
#pragma warning restore CA2100
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }

    [Fact]
    public async Task The_role_of_the_web_processes_reads_who_is_in_the_cluster_and_nothing_else()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();
        var (role, web) = ("app_" + database, "web_" + database);
        await server.ExecuteAsync("postgres", $"create role {role} login");
        var options = new StorageOptions { ConnectionString = server.ConnectionString(database, role), AdminConnectionString = server.ConnectionString(database), WebRole = web };
        await using var store = Store.Open(options);
        Assert.Contains("HRB_DATABASE_WEB", (await Assert.ThrowsAsync<StorageOptionsException>(() => store.Migrator.MigrateAsync())).Message, StringComparison.Ordinal);
        await server.ExecuteAsync("postgres", $"create role {web} login");
        await store.Migrator.MigrateAsync();

        await using var connection = new NpgsqlConnection(server.ConnectionString(database, web));
        await connection.OpenAsync();
        foreach (var allowed in new[] { "select * from cluster_member", "SELECT QueryKey, QueryText FROM OrleansQuery" })
        {
            await RunAsync(connection, allowed);
        }

        var tables = await TablesAsync(connection);
        Assert.Contains("incident_event", tables);
        foreach (var forbidden in tables.Except(["cluster_member", "orleansquery"]).Select(table => $"select 1 from {table}")
            .Concat(["insert into cluster_member select * from cluster_member", "update cluster_member set port = 1", "delete from cluster_member", "update orleansquery set querytext = ''", "create table x (y int)"]))
        {
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(connection, forbidden))).SqlState);
        }

        Assert.Throws<StorageOptionsException>(() => new StorageOptions { ConnectionString = options.ConnectionString, WebRole = role }.Validate());
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test writes its own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select tablename::text from pg_tables where schemaname = 'public'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}

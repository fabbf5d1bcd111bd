using HrBureau.TestKit;
using Npgsql;

namespace HrBureau.Cluster.Tests;

/// <summary>
/// Stands beside the product in the database, as its owner, and notes with the database's own clock when a due instant was armed, when it
/// was moved and by which transaction: what the product says of its own lateness is not asked.
/// </summary>
internal static class RigWitness
{
    private const string SetUp = """
        create schema rig;
        create table rig.moved (id bigserial primary key, incident text not null, old_at timestamptz, new_at timestamptz, at timestamptz not null default clock_timestamp(), tx xid8 not null default pg_current_xact_id());
        create table rig.struck (id bigserial primary key, incident text not null, version bigint not null, kind text not null, at timestamptz not null default clock_timestamp(), tx xid8 not null default pg_current_xact_id());
        create function rig.note_due() returns trigger language plpgsql security definer as $$
        begin
            if tg_op = 'INSERT' then
                insert into rig.moved (incident, old_at, new_at) values (new.incident, null, new.at);
            elsif tg_op = 'DELETE' then
                insert into rig.moved (incident, old_at, new_at) values (old.incident, old.at, null);
            elsif new.at <> old.at then
                insert into rig.moved (incident, old_at, new_at) values (new.incident, old.at, new.at);
            end if;
            return null;
        end $$;
        create function rig.note_strike() returns trigger language plpgsql security definer as $$
        begin
            insert into rig.struck (incident, version, kind) values (new.incident, new.version, new.kind);
            return null;
        end $$;
        create trigger rig_due after insert or update of at or delete on due for each row execute function rig.note_due();
        create trigger rig_strike after insert on incident_event for each row
            when (new.kind in ('holder-sought', 'request-escalated', 'clock-warned', 'clock-missed')) execute function rig.note_strike();
        alter role hrb_silo set log_min_messages = 'error';
        alter role hrb_silo set log_min_error_statement = 'panic';
        """;

    /// <summary>How often an append met a head that another activation had moved: the statement then fails, and the server's log says so.</summary>
    public static int Conflicts(ClusterProcesses cluster)
    {
        var file = Path.Combine(cluster.Server.Data, "log", "server.log");
        using var log = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var conflicts = 0;
        while (log.ReadLine() is { } line)
        {
            conflicts += line.Contains(RigWords.HeadMoved, StringComparison.Ordinal) ? 1 : 0;
        }

        return conflicts;
    }

    public static Task StandAsync(ClusterProcesses cluster) => ExecuteAsync(cluster, SetUp);

    public static async Task ExecuteAsync(ClusterProcesses cluster, string sql)
    {
        await using var connection = await OpenAsync(cluster);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The rig writes its own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<NpgsqlConnection> OpenAsync(ClusterProcesses cluster)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(cluster.OwnerConnection) { Pooling = false, CommandTimeout = 300 }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}

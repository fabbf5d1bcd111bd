using Npgsql;

namespace HrBureau.Cluster.Tests;

/// <summary>Somebody takes every connection the database has, those of the silos too, and keeps them for a while.</summary>
internal sealed record ExhaustConnections() : Fault("no connection left at PostgreSQL")
{
    private const string TooMany = "53300";
    private const string EndSilos = "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hrb_silo'";
    private static readonly TimeSpan For = TimeSpan.FromSeconds(8);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var taken = new List<NpgsqlConnection>();
        var refused = 0;
        await using var owner = await RigWitness.OpenAsync(rig.Cluster);
        try
        {
            for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < For;)
            {
                if (await TakeAsync(rig) is { } connection)
                {
                    taken.Add(connection);
                    continue;
                }

                refused++;
                await using var end = new NpgsqlCommand(EndSilos, owner);
                await end.ExecuteNonQueryAsync();
                await Task.Delay(20, CancellationToken.None);
            }
        }
        finally
        {
            foreach (var connection in taken)
            {
                await connection.DisposeAsync();
            }
        }

        return new Bite(refused, rig.Mark());
    }

    /// <summary>As the web processes' role, which like the silos' has none of the connections kept for owners.</summary>
    private static async Task<NpgsqlConnection?> TakeAsync(Rig rig)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(rig.Cluster.WebConnection) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch (PostgresException full) when (full.SqlState == TooMany)
        {
            await connection.DisposeAsync();
            return null;
        }
    }
}

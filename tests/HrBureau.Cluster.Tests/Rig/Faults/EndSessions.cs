using Npgsql;

namespace HrBureau.Cluster.Tests;

/// <summary>pg_terminate_backend of the silos' sessions, again and again, those first that are in the middle of something.</summary>
internal sealed record EndSessions() : Fault("sessions ended in mid-transaction")
{
    private const int Busy = 12;

    private const string End = """
        select count(*) filter (where state <> 'idle') from (
            select state, pg_terminate_backend(pid) from pg_stat_activity
            where usename = 'hrb_silo' and (state <> 'idle' or @all)) as ended
        """;

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        await using var connection = await RigWitness.OpenAsync(rig.Cluster);
        var ended = 0;
        for (var look = 0; look < 2000 && ended < Busy; look++)
        {
            await using var command = new NpgsqlCommand(End, connection);
            command.Parameters.Add(new NpgsqlParameter<bool>("all", look % 50 == 49));
            ended += (int)(long)(await command.ExecuteScalarAsync())!;
            await Task.Delay(random.Next(0, 10), CancellationToken.None);
        }

        return new Bite(ended, rig.Mark());
    }
}

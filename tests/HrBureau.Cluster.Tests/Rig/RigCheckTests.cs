using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>The checker itself: a run without a fault is clean, and each thing it promises to see it has seen.</summary>
public sealed class RigCheckTests
{
    /// <summary>What happened is insert-only even for an owner, until he takes the triggers off.</summary>
    private const string Tamper = """
        set session_replication_role = replica;
        delete from incident_event where (incident, version) = (select incident, version from incident_event where payload like '%"note-own.0-1"%');
        insert into incident_event select incident, version + 1000000, gen_random_uuid(), kind, schema, at, recorded_at, officer, agency, payload, traceparent, salt, prev_hash, hash, algorithm
            from incident_event where payload like '%"note-own.1-1"%';
        insert into incident_event select incident, version + 1000000, gen_random_uuid(), kind, schema, at, recorded_at, officer, agency, replace(payload, 'note-own.2-1', 'note-nobody-1'), traceparent, salt, prev_hash, hash, algorithm
            from incident_event where payload like '%"note-own.2-1"%';
        update command_reply set reply = replace(reply, 'note-added', 'report-verified') where key = 'note-own.3-1';
        insert into rig.moved (incident, old_at, new_at, at, tx) select incident, old_at, new_at, old_at - interval '1 second', tx from rig.moved m
            where old_at is not null and exists (select 1 from rig.struck s where s.tx = m.tx) limit 1;
        delete from due where incident = (select min(incident) from rig.struck where kind = 'holder-sought');
        """;

    [Fact]
    public async Task A_quiet_run_is_clean_and_what_an_owner_changes_afterwards_is_seen()
    {
        await using var rig = await Rig.StartAsync(new RigPlan("guard", 1) { NoteTakers = 4, Drills = 2 });
        await rig.UntilMoreAsync(rig.History.Acknowledged + 100);
        await rig.UntilStruckAsync(4);
        await rig.CalmAsync();
        Assert.Empty((await new RigCheck(rig).RunAsync()).Faults);

        await RigWitness.ExecuteAsync(rig.Cluster, Tamper);
        var seen = await new RigCheck(rig).RunAsync();
        Assert.Equal(["note-own.0-1"], seen.Lost.Select(act => act.Key));
        Assert.Equal(["note-own.1-1"], seen.Doubled.Select(act => act.Key));
        Assert.Equal(["note-nobody-1"], seen.Ghosts);
        Assert.Equal(["note-own.3-1"], seen.Untrue.Select(found => found.Act.Key));
        Assert.Contains(seen.Misstruck, strike => strike.EndsWith("early", StringComparison.Ordinal));
        Assert.Contains(seen.Misstruck, strike => strike.EndsWith("twice", StringComparison.Ordinal));
        Assert.Contains(seen.Misstruck, strike => strike.EndsWith("nothing", StringComparison.Ordinal));
        Assert.True(seen.Forks.Count >= 3, string.Join('\n', seen.Forks));
        Assert.Contains(seen.Forks, fork => fork.StartsWith("verify", StringComparison.Ordinal));
    }

    [Fact]
    [Trait(LongRun.Name, LongRun.Value)]
    public async Task Acts_that_a_database_acknowledged_before_they_were_durable_are_seen_to_be_lost_when_it_is_killed()
    {
        await using var rig = await Rig.StartAsync(new RigPlan("hasty", 2) { NoteTakers = 4, Drills = 2, ServerSettings = ["synchronous_commit = off", "wal_writer_delay = 10s"] });
        await rig.UntilMoreAsync(rig.History.Acknowledged + 50);

        // One kill may come when all was just written.
        await rig.BreakAsync(Enumerable.Repeat(new KillDatabase(), 3), static _ => { });
        await rig.CalmAsync();
        var seen = await new RigCheck(rig).RunAsync();
        Assert.NotEmpty(seen.Lost);
    }
}

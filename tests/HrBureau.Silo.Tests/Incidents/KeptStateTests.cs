using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo.Tests;

/// <summary>What is decided on is what the entries say: a kept state that somebody changed is folded anew.</summary>
public sealed class KeptStateTests
{
    private const int Doubted = 2003;

    public static TheoryData<StorageKind, string> Changes() => new(
        from kind in new[] { StorageKind.Sqlite, StorageKind.Postgres }
        from change in new[]
        {
            "state = replace(state, '\"headcount\":12', '\"headcount\":13')",
            "state = replace(state, 'duty-zhou', 'duty-lu')",
            "state = substr(state, strpos(state, '{'))",
            "version = version - 1",
            kind == StorageKind.Sqlite ? "head_hash = x'00'" : "head_hash = '\\x00'",
        }
        select (kind, kind == StorageKind.Sqlite ? change.Replace("strpos", "instr", StringComparison.Ordinal) : change));

    [Theory, MemberData(nameof(Changes))]
    public async Task A_kept_state_that_was_changed_is_found_at_the_next_load_and_folded_anew(StorageKind kind, string change)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await NotedAsync(county);
        var real = DomainJson.WriteState(await county.StateAsync(incident));
        Assert.DoesNotContain(county.Log.All, line => line.Event.Id == Doubted);

        await county.Place.ExecuteAsync($"update snapshot set {change} where incident = '{incident}'");

        Assert.Equal(real, DomainJson.WriteState(await county.StateAsync(incident)));
        Assert.Equal(LogLevel.Critical, Assert.Single(county.Log.All, line => line.Event.Id == Doubted).Level);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_head_that_is_not_that_of_the_last_entry_is_said_aloud(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await NotedAsync(county);
        await county.Place.ExecuteAsync($"update incident_head set hash = {(kind == StorageKind.Sqlite ? "x'00'" : "'\\x00'")} where incident = '{incident}'");

        _ = await county.StateAsync(incident);
        Assert.Contains(county.Log.All, line => line.Event.Id == Doubted);
    }

    [Fact]
    public async Task A_state_kept_under_an_older_key_still_counts()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await NotedAsync(county);
        await county.RestartAsync([.. Enumerable.Repeat((byte)7, 32)], RunningCounty.Secret);

        _ = await county.StateAsync(incident);
        Assert.DoesNotContain(county.Log.All, line => line.Event.Id == Doubted);
    }

    /// <summary>Held, and with entries enough that its state is kept and some come after it.</summary>
    private static async Task<string> NotedAsync(RunningCounty county)
    {
        var incident = await Given.HeldIncidentAsync(county);
        for (var note = 0; note < 20; note++)
        {
            await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote($"note {note}")));
        }

        await county.QuietAsync();
        var log = county.Silo.GetRequiredService<IncidentLog>();
        Assert.NotNull((await log.LoadAsync(incident, IncidentState.FoldNumber, TestContext.Current.CancellationToken))!.Snapshot);
        return incident;
    }
}

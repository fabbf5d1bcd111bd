using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using HrBureau.TestKit;
using Npgsql;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>A cluster of real processes under load, with somebody who breaks it and somebody who writes down what clients were told.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public const int Silos = 3;
    private const int Webs = 2;

    /// <summary>The silo that finds the database through a gate.</summary>
    public const int Gated = 2;

    private const int MostAttempts = 3;
    private static readonly TimeSpan ServedWithin = TimeSpan.FromSeconds(90);

    private readonly RigPlan plan;
    private readonly CancellationTokenSource stop = new();
    private readonly List<RigRound> rounds = [];
    private readonly Dictionary<string, int> told = new(StringComparer.Ordinal);
    private Task[] acting = [];
    private IReadOnlyList<RigPerson> people = [];

    private Rig(RigPlan plan)
    {
        this.plan = plan;
        Directory.CreateDirectory(Logs);
        foreach (var old in Directory.EnumerateFiles(Logs, string.Create(CultureInfo.InvariantCulture, $"{plan.Name}-{plan.Seed}-*.log")))
        {
            File.Delete(old);
        }

        History = new RigHistory(Path.Combine(Logs, $"{plan.Name}-{plan.Seed}.jsonl"));
        Gate = new TcpGate();
    }

    /// <summary>Where the history and the table go.</summary>
    public static string Logs => Repository.At("artifacts", "test-logs");

    public RigPlan Plan => plan;

    public ClusterProcesses Cluster { get; private set; } = null!;

    public RigHistory History { get; }

    public RigDoors Doors { get; private set; } = null!;

    public TcpGate Gate { get; }

    /// <summary>The police's own system.</summary>
    public Receiver Police { get; private set; } = null!;

    /// <summary>Incidents with one officer each.</summary>
    public IReadOnlyList<string> Noted { get; private set; } = [];

    /// <summary>Incidents in quick time that nobody takes into charge.</summary>
    public IReadOnlyList<string> Drills { get; private set; } = [];

    public IReadOnlyList<RigRound> Rounds => rounds;

    /// <summary>Starts the cluster and everybody who acts on it.</summary>
    public static async Task<Rig> StartAsync(RigPlan plan)
    {
        var rig = new Rig(plan);
        try
        {
            await rig.StartAsync();
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>Breaks one thing after the other; each is whole and everybody served before the next. What did not bite is tried again: it says nothing.</summary>
    public async Task BreakAsync(IEnumerable<Fault> faults, Action<RigRound> tell)
    {
        var random = new Random(plan.Seed);
        foreach (var fault in faults)
        {
            for (var attempt = 1; attempt <= MostAttempts && await BreakAsync(fault, random, tell) == 0; attempt++)
            {
                // Again.
            }
        }
    }

    /// <summary>From here on everybody's next good answer counts as service.</summary>
    /// <returns>The instant.</returns>
    public long Mark()
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var person in people)
        {
            person.Mark(now);
        }

        return now;
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync(ClusterNode node)
    {
        if (!node.Process.HasExited)
        {
            await node.KillAsync();
        }

        Keep(node);
    }

    /// <summary>How many lines of the log of all silos, also of those that were killed, hold some words.</summary>
    public int Told(string words) => told.GetValueOrDefault(words) + Cluster.Silos.Where(static silo => !silo.Process.HasExited).Sum(silo => Count(silo.Process.Output, words));

    /// <summary>Strangers to the crowd act at once, without pause, until a number of acts is answered or the time is over.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="acts">How many acts in all.</param>
    /// <param name="next">A caller's n-th act.</param>
    /// <param name="within">The time; the longest that anything may take where none is given.</param>
    /// <returns>What they did.</returns>
    public async Task<IReadOnlyList<RigAct>> RushAsync(int callers, int acts, Func<int, int, RigAct> next, TimeSpan? within = null)
    {
        using var over = new CancellationTokenSource(within ?? ServedWithin);
        var done = new ConcurrentQueue<RigAct>();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller =>
        {
            var share = (acts / callers) + (caller < acts % callers ? 1 : 0);
            return new RigPerson(Doors, History, caller, number =>
            {
                var act = next(caller, number);
                done.Enqueue(act);
                return act;
            }, TimeSpan.Zero).ActAsync(over.Token, share);
        }));
        return [.. done];
    }

    /// <summary>Waits until so many acts are acknowledged.</summary>
    public async Task UntilMoreAsync(int acts)
    {
        while (History.Acknowledged < acts)
        {
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Waits until so many clocks have struck.</summary>
    public async Task UntilStruckAsync(int strikes)
    {
        await using var connection = await RigWitness.OpenAsync(Cluster);
        await using var command = new NpgsqlCommand("select count(*) from rig.struck", connection);
        while ((long)(await command.ExecuteScalarAsync())! < strikes)
        {
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>Everybody ends what he has under way.</summary>
    public async Task CalmAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(acting);
    }

    /// <summary>What an ended process said stays beside the history.</summary>
    public void Keep(ClusterNode node)
    {
        var output = node.Process.Output;
        File.AppendAllText(Path.Combine(Logs, string.Create(CultureInfo.InvariantCulture, $"{plan.Name}-{plan.Seed}-{node.Name}.log")), output);
        foreach (var words in RigWords.All)
        {
            told[words] = told.GetValueOrDefault(words) + Count(output, words);
        }
    }

    /// <summary>What is still running is written down too.</summary>
    public void KeepAll()
    {
        foreach (var node in Cluster.Silos.Concat(Cluster.Webs))
        {
            Keep(node);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CalmAsync();
        Gate.Open();
        Doors?.Dispose();
        if (Cluster is not null)
        {
            await Cluster.DisposeAsync();
        }

        if (Police is not null)
        {
            await Police.DisposeAsync();
        }

        await Gate.DisposeAsync();
        History.Dispose();
        stop.Dispose();
    }

    private async Task StartAsync()
    {
        Police = await Receiver.StartAsync();
        Cluster = await ClusterProcesses.StartAsync(new ClusterShape(Silos, Webs)
        {
            Tls = Environment.GetEnvironmentVariable(TwoBuilds.Other) is null, // An earlier build may know of none.
            Settings = [("HRB_WEBHOOK_ALLOW", "127.0.0.1"), .. plan.Settings],
            ServerSettings = ["logging_collector = on", "log_directory = 'log'", "log_filename = 'server.log'", .. plan.ServerSettings],
            Prepared = RigWitness.StandAsync,
            DatabasePort = (silo, server) => silo == Gated ? Gate.To(server) : server,
        });
        Doors = await RigDoors.OpenAsync(Cluster, "duty-zhou", "duty-lu", "lead-yan", "chief-zheng", "admin");
        await RegisterAsync();
        var crowd = new RigCrowd(plan, Doors, History);
        Noted = await crowd.OpenAsync("own", plan.NoteTakers + RigCrowd.Shared, null);
        Drills = await crowd.OpenAsync("drill", plan.Drills, plan.DrillScale);
        people = crowd.Gather(Noted);
        acting = [.. people.Select(person => person.ActAsync(stop.Token))];
        await ServedAsync(Mark());
    }

    /// <summary>The police's own system takes notices; tried again until a cluster that has just begun has settled.</summary>
    private async Task RegisterAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            using var registered = await Doors.Officer("admin").Http.PutAsync("/api/agencies/agy-police/webhook", JsonContent.Create(new { url = Police.Url }));
            if (registered.IsSuccessStatusCode)
            {
                return;
            }

            Assert.True(Stopwatch.GetElapsedTime(began) < ServedWithin, $"{registered.StatusCode}");
            await Task.Delay(500, CancellationToken.None);
        }
    }

    private async Task<int> BreakAsync(Fault fault, Random random, Action<RigRound> tell)
    {
        var (began, beganAt, troubles, faulty, conflicts) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp(), History.Troubles, History.Faulty, RigWitness.Conflicts(Cluster));
        var bite = await fault.InjectAsync(this, random);
        var recovery = await ServedAsync(bite.Since);
        await WholeAsync();
        var round = new RigRound(fault.Name, began, DateTimeOffset.UtcNow, beganAt, Stopwatch.GetTimestamp(), recovery, History.Troubles - troubles, History.Faulty - faulty, RigWitness.Conflicts(Cluster) - conflicts, bite.Reached);
        rounds.Add(round);
        tell(round);
        await Task.Delay(random.Next(100, 1500), CancellationToken.None);
        return bite.Reached;
    }

    private async Task<TimeSpan?> ServedAsync(long since)
    {
        while (people.Any(person => person is { IsBusy: true, ServedAfter: 0 }))
        {
            if (Stopwatch.GetElapsedTime(since) > ServedWithin)
            {
                return null;
            }

            await Task.Delay(20, CancellationToken.None);
        }

        return Stopwatch.GetElapsedTime(since, people.Where(static person => person.IsBusy).Max(static person => person.ServedAfter));
    }

    /// <summary>Starts again what has died, and waits until all is ready.</summary>
    private async Task WholeAsync()
    {
        await Task.WhenAll(Cluster.Silos.Concat(Cluster.Webs).Where(static node => node.Process.HasExited).Select(node =>
        {
            Keep(node);
            return node.StartAsync();
        }));
    }

    private static int Count(string text, string words)
    {
        var count = 0;
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}

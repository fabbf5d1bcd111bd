using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>
/// P1, P2, P3, P4 and P10 of the product while everything breaks. Without being asked for more it takes a short selection with a seed that
/// never changes; <c>tests/run --chaos</c> asks for minutes, and words in <c>CHAOS_ONLY</c> leave only the faults whose names hold them.
/// </summary>
public sealed class ChaosTests
{
    private const string Minutes = "CHAOS_MINUTES";
    private const string Seed = "CHAOS_SEED";
    private const string Only = "CHAOS_ONLY";
    private const int UsualSeed = 20261129;

    private static readonly Fault[] Short =
    [
        new KillOneSilo(), new KillDatabase(), new LoseAnswers(Cut: false), new KillAtPoint("webhook.sent", "after a webhook was accepted, before it was recorded"), new KillTwoThenAll(),
    ];

    /// <summary>Plain kills after each other fault: what they meet is different every time.</summary>
    private const int KillsBetween = 6;

    private static readonly Fault[] All =
    [
        .. Short, new FreezeSilo(TimeSpan.FromSeconds(20)), new EndSessions(), new CutFromDatabase(), new ExhaustConnections(), new LoseAnswers(Cut: true), new KillWeb(),
        new KillAtPoint("due.claimed", "between claim and strike"), new KillAtPoint("due.struck", "after a strike"),
        new FloodOfReports(5000, 1), new FloodOfReports(5000, 500), new FloodOneIncident(1000), new ManyClocks(1000), new DeadReaders(500, 50),
        .. WrongClock.Library is not null ? [new WrongClock()] : (Fault[])[],
        .. Given(TwoBuilds.Other) ? [new TwoBuilds()] : (Fault[])[],
        .. Given(CutFromSilos.OwnNetwork) ? [new CutFromSilos()] : (Fault[])[],
        .. Given(FillDisk.OwnDisk) ? [new FillDisk()] : (Fault[])[],
    ];

    [Fact]
    public async Task Whatever_breaks_nothing_acknowledged_is_lost_nothing_doubled_and_every_deadline_strikes_once()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable(Minutes) ?? "0", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable(Seed) ?? $"{UsualSeed}", CultureInfo.InvariantCulture);
        Say($"seed {seed}");
        await using var rig = await Rig.StartAsync(minutes > 0 ? new RigPlan("chaos", seed) { NoteTakers = 32, Pause = TimeSpan.FromMilliseconds(50) } : new RigPlan("faults", seed));
        await rig.BreakAsync(minutes > 0 ? Random(seed, TimeSpan.FromMinutes(minutes)) : Short, round => Say($"{round.Fault}: reached {round.Reached}, recovery {round.Recovery?.TotalSeconds:0.00} s, {round.Unanswered} attempts unanswered, {rig.History.Acknowledged} acts acknowledged"));
        await rig.CalmAsync();
        var findings = await new RigCheck(rig).RunAsync();
        var table = RigTable.Of(rig, findings);
        await table.WriteAsync(Rig.Logs);
        rig.KeepAll();
        Say(table.ToString());
        Assert.Empty(findings.Faults.Take(20));
        Assert.Empty(table.NeverServed);
        Assert.Empty(table.Faulty);
        Assert.Empty(table.NeverBit);
    }

    /// <summary>Each once in the order of chance with plain kills between, again and again, until the time is over.</summary>
    private static IEnumerable<Fault> Random(int seed, TimeSpan time)
    {
        var random = new Random(seed);
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            var order = All.Where(IsAsked).ToArray();
            random.Shuffle(order);
            foreach (var fault in order.SelectMany(static fault => Enumerable.Repeat<Fault>(new KillOneSilo(), KillsBetween).Where(IsAsked).Prepend(fault)))
            {
                if (Stopwatch.GetElapsedTime(began) > time)
                {
                    yield break;
                }

                yield return fault;
            }
        }
    }

    private static bool IsAsked(Fault fault) => (Environment.GetEnvironmentVariable(Only) ?? "").Split('|').Any(words => fault.Name.Contains(words, StringComparison.Ordinal));

    private static bool Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    internal static void Say(string line)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(line);
        Console.Error.WriteLine(line);
    }
}

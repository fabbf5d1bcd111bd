using System.Globalization;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P4 of the product: what falls due strikes on time while a silo dies, and while one only seems to live.</summary>
public sealed class OnTimeTests
{
    private const int Ladders = 40;

    /// <summary>An actor that cannot be reached is waited for half a second; a busy machine takes its share.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(false)]
    [InlineData(true, Traits = [LongRun.Name, LongRun.Value])]
    public async Task Strikes_stay_on_time_while_one_of_three_silos_is_gone(bool frozen)
    {
        await using var rig = await Rig.StartAsync(new RigPlan(frozen ? "on-time-frozen" : "on-time-killed", 1) { NoteTakers = 4, Drills = Ladders, DrillScale = 300, Pause = TimeSpan.FromMilliseconds(300) });
        await rig.UntilStruckAsync(4 * Ladders);
        var beside = rig.Told(RigWords.StruckBeside);
        await rig.BreakAsync([frozen ? new FreezeSilo(TimeSpan.FromSeconds(20)) : new KillOneSilo()], static _ => { });
        var bit = rig.Told(RigWords.StruckBeside) - beside;
        await rig.CalmAsync();
        var findings = await new RigCheck(rig).RunAsync();
        var round = rig.Rounds.Single();
        var late = Late(findings, round.Began, round.Ended);
        var usual = Late(findings, round.Began.AddSeconds(-10), round.Began);
        ChaosTests.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{round.Fault}: {late.Length} strikes, p99 {At(late, 0.99):0.00} s, worst {At(late, 1):0.00} s; before {usual.Length}, p99 {At(usual, 0.99):0.00} s, worst {At(usual, 1):0.00} s; {bit} beside their actor"));
        Assert.Empty(findings.Faults);
        Assert.True(bit > 0, "No strike was made beside its actor: the fault did not bite.");
        Assert.True(At(late, 1) < Promised.TotalSeconds + (2 * At(usual, 1)), $"{At(late, 1)} s");
    }

    private static double[] Late(RigFindings findings, DateTimeOffset from, DateTimeOffset to) =>
        [.. findings.Strikes.Where(strike => strike.At >= from && strike.At <= to).Select(strike => strike.Late.TotalSeconds).Order()];

    private static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * share) - 1)];
}

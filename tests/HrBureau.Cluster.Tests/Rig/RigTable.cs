using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrBureau.Cluster.Tests;

/// <summary>What a run came to: one row for each fault and one for all, as text and as JSON beside the test logs.</summary>
internal sealed class RigTable
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly RigPlan plan;
    private readonly IReadOnlyList<Row> rows;
    private readonly RigFindings findings;

    private RigTable(RigPlan plan, IReadOnlyList<Row> rows, RigFindings findings) => (this.plan, this.rows, this.findings) = (plan, rows, findings);

    /// <summary>Counts each act and each strike to the fault during which it was answered or fell due.</summary>
    public static RigTable Of(Rig rig, RigFindings findings)
    {
        var answered = rig.History.Acts.Where(act => act.Reply is not null).Select(act => act.Answered).Order().ToArray();
        var groups = rig.Rounds.GroupBy(round => round.Fault).ToArray();
        var all = groups.Select(group => RowOf(group.Key, [.. group], answered, findings))
            .Append(new Row(
                "all", rig.Rounds.Count, answered.Length, findings.Lost.Count, findings.Doubled.Count, findings.Untrue.Count + findings.Ghosts.Count, findings.Stuck.Count + findings.Misstruck.Count, findings.Forks.Count,
                findings.Strikes.Count, Percentile(findings.Strikes.Select(strike => strike.Late), 0.99), Percentile(findings.Strikes.Select(strike => strike.Late), 1),
                Percentile(rig.Rounds.Select(round => round.Recovery ?? TimeSpan.MaxValue), 1), rig.Rounds.Sum(round => round.Unanswered), rig.Rounds.Sum(round => round.Faulty), rig.Rounds.Sum(round => round.Conflicts), rig.Rounds.Sum(round => round.Reached)));
        return new RigTable(rig.Plan, [.. all], findings);
    }

    /// <summary>Faults that never bit: such a run proves nothing about them.</summary>
    public IEnumerable<string> NeverBit => rows.Where(row => row.Reached == 0).Select(row => row.Fault);

    /// <summary>Faults after which somebody was not served again.</summary>
    public IEnumerable<string> NeverServed => rows.Where(row => row.Stuck > 0 && row.Fault != "all").Select(row => row.Fault);

    /// <summary>Faults during which somebody was told 500.</summary>
    public IEnumerable<string> Faulty => rows.Where(row => row.Faulty > 0).Select(row => row.Fault);

    public async Task WriteAsync(string folder) =>
        await File.WriteAllTextAsync(Path.Combine(folder, $"{plan.Name}-{plan.Seed}.json"), JsonSerializer.Serialize(new { plan.Name, plan.Seed, rows, findings.Entries, findings.Survived, faults = findings.Faults }, Json));

    public override string ToString()
    {
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"seed {plan.Seed}; {findings.Survived} acts were durable though an answer of theirs was lost")
            .AppendLine("| Fault | rounds | acknowledged | lost | doubled | untrue | stuck | forks | strikes | p99 late | worst late | recovery | unanswered | of them 500 | conflicts | reached |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Fault} | {row.Rounds} | {row.Acknowledged} | {row.Lost} | {row.Doubled} | {row.Untrue} | {row.Stuck} | {row.Forks} | {row.Strikes} | {Seconds(row.P99)} | {Seconds(row.Worst)} | {Seconds(row.Recovery)} | {row.Unanswered} | {row.Faulty} | {row.Conflicts} | {row.Reached} |");
        }

        return text.ToString();
    }

    private static Row RowOf(string fault, RigRound[] rounds, long[] answered, RigFindings findings)
    {
        var late = findings.Strikes.Where(strike => rounds.Any(round => strike.At >= round.Began && strike.At <= round.Ended)).Select(strike => strike.Late).ToArray();
        return new Row(
            fault, rounds.Length, rounds.Sum(round => Between(answered, round)),
            findings.Lost.Count(During), findings.Doubled.Count(During), findings.Untrue.Count(found => During(found.Act)), rounds.Count(round => round.Recovery is null), 0,
            late.Length, Percentile(late, 0.99), Percentile(late, 1), Percentile(rounds.Select(round => round.Recovery ?? TimeSpan.MaxValue), 1),
            rounds.Sum(round => round.Unanswered), rounds.Sum(round => round.Faulty), rounds.Sum(round => round.Conflicts), rounds.Sum(round => round.Reached));

        bool During(RigAct act) => rounds.Any(round => act.Answered >= round.BeganAt && act.FirstSent <= round.EndedAt);
    }

    private static int Between(long[] sorted, RigRound round) => Below(sorted, round.EndedAt) - Below(sorted, round.BeganAt);

    private static int Below(long[] sorted, long instant)
    {
        var at = Array.BinarySearch(sorted, instant);
        return at >= 0 ? at : ~at;
    }

    private static TimeSpan Percentile(IEnumerable<TimeSpan> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * share) - 1)];
    }

    private static string Seconds(TimeSpan time) => time == TimeSpan.MaxValue ? "never" : time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record Row(
        string Fault, int Rounds, int Acknowledged, int Lost, int Doubled, int Untrue, int Stuck, int Forks, int Strikes, TimeSpan P99, TimeSpan Worst, TimeSpan Recovery, int Unanswered, int Faulty, int Conflicts, int Reached);
}

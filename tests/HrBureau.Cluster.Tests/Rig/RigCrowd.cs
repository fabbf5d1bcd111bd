using System.Globalization;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Who acts, on what.</summary>
internal sealed class RigCrowd(RigPlan plan, RigDoors doors, RigHistory history)
{
    /// <summary>Incidents that several people act on: one that many write to, two that are handed over, one that asks the police.</summary>
    public const int Shared = 4;

    private const int Writers = 4;
    private const int Reporters = 3;
    private const int AtOneSite = 2;
    private static readonly string[] Inspectors = ["duty-zhou", "duty-lu", "lead-yan"];
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(3);

    /// <summary>Opens incidents.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(string name, int count, int? timeScale)
    {
        for (var number = 0; number < count; number++)
        {
            var act = RigActs.Report("duty-zhou", name, number, string.Create(CultureInfo.InvariantCulture, $"{name} {number}"), timeScale);
            history.Invoke(act);
            var answer = await doors.Officer(act.Officer).ReportAsync(act.Body, act.Key);
            Assert.True(answer.Status == 201, answer.Text);
            history.Ok(act, new RigReply((string)answer.Body!["incidentId"]!, 0, [(string)answer.Body["reportId"]!]));
        }

        return [.. history.Acts.Where(act => act.Key.StartsWith($"report-{name}-", StringComparison.Ordinal)).Select(act => act.Reply!.Incident)];
    }

    public IReadOnlyList<RigPerson> Gather(IReadOnlyList<string> incidents)
    {
        var own = incidents.Skip(Shared).ToArray();
        return
        [
            .. own.Select((incident, number) => Person(number, done => RigActs.Note(By(number), incident, $"own.{number}", done))),
            .. Range(Writers).Select(number => Person(number, done => RigActs.Note(By(number), incidents[0], $"hot.{number}", done))),
            .. Range(Reporters).Select(number => Person(number, done => RigActs.Report(By(number), $"sites.{number}", done), 2)),
            .. Range(AtOneSite).Select(number => Person(number, done => RigActs.Report(By(number), $"onesite.{number}", done, RigActs.HotSite), 8)),
            .. Range(2).Select(number => Person(number, done => RigActs.Charge("duty-zhou", "duty-lu", incidents[1 + number], $"{number}", done))),
            Person(0, done => RigActs.Draft("duty-lu", own[done % own.Length], "any", done), 20),
            new RigPerson(doors, history, 1, done => RigActs.Raise("lead-yan", incidents[3], "police", done), Seldom),
        ];
    }

    private RigPerson Person(int number, Func<int, RigAct> next, int pauses = 1) => new(doors, history, number, next, plan.Pause * pauses);

    private static string By(int number) => Inspectors[number % Inspectors.Length];

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}

using System.Diagnostics;
using System.Globalization;
using HrBureau.TestKit;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>F6 and F7: one of three silos gets SIGKILL, and what falls due, and whoever is acting, goes on with the others.</summary>
internal static class SiloKilled
{
    private const int Silos = 3;
    private const int Webs = 2;

    /// <summary>Nobody takes these into charge: the ladder of each has a step due every second.</summary>
    private const int Ladders = 60;

    private const int TimeScale = 300;
    private const int Callers = 24;
    private const double GoalLate99 = 1000;
    private const double GoalLateMost = 3000;
    private const double GoalLastError = 5;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Notes, with the database's own clock, when a due instant was moved; before it was due nothing was late.</summary>
    private const string Witness = """
        create table struck (due timestamptz not null, at timestamptz not null);
        create function note_struck() returns trigger language plpgsql security definer as $$
        begin
            insert into public.struck select old.at, clock_timestamp() where clock_timestamp() >= old.at;
            return null;
        end $$;
        create trigger note_moved after update of at on due for each row when (new.at <> old.at) execute function note_struck();
        create trigger note_gone after delete on due for each row execute function note_struck();
        """;

    private const string Late = "select extract(epoch from at - due)::float8 * 1000 from struck where due >= $1 and due < $2 order by 1";

    /// <summary>F6: how late clocks are struck that fall due in the ten seconds after the kill, against the ten before.</summary>
    public static async Task<Figure> LatenessAsync(int rounds)
    {
        var cluster = await ClusterProcesses.StartAsync(new ClusterShape(Silos, Webs) { Prepared = StandAsync }).ConfigureAwait(false);
        await using (cluster.ConfigureAwait(false))
        {
            using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, OpenIncident.Holder).ConfigureAwait(false);
            await OpenAsync(officer, Ladders, TimeScale).ConfigureAwait(false);
            var (steady, killed) = (new List<double[]>(), new List<double[]>());
            for (var round = 0; round < rounds; round++)
            {
                var silo = cluster.Silos[round % Silos];
                await Task.Delay(Settling + Watched).ConfigureAwait(false);
                var at = DateTime.UtcNow;
                await silo.KillAsync().ConfigureAwait(false);
                await Task.Delay(Watched + Settling).ConfigureAwait(false);
                steady.Add(await LateAsync(cluster, at - Watched, at).ConfigureAwait(false));
                killed.Add(await LateAsync(cluster, at, at + Watched).ConfigureAwait(false));
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"F6: p99 {At99(killed[^1]):0} ms, max {killed[^1][^1]:0} ms of {killed[^1].Length}; steady p99 {At99(steady[^1]):0} ms")).ConfigureAwait(false);
                await silo.StartAsync().ConfigureAwait(false);
            }

            var (late, most, usual) = (Rounds.Median(killed.Select(At99)), killed.Max(static all => all[^1]), Rounds.Median(steady.Select(At99)));
            var ratios = killed.Zip(steady, static (one, other) => At99(one) / At99(other)).ToArray();
            return new Figure(
                "F6",
                string.Create(CultureInfo.InvariantCulture, $"p99 of lateness in the {Watched.TotalSeconds:0} s after SIGKILL of one of {Silos} silos, {Ladders} ladders with a step a second, {rounds} kills, {killed.Sum(static all => all.Length):N0} strikes; the latest {most:0} ms"),
                "the ten seconds before",
                "ms",
                late,
                usual,
                Rounds.Median(ratios),
                "p99 ≤ 1 s, max ≤ 3 s",
                late <= GoalLate99 && most <= GoalLateMost,
                string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():0.00}–{ratios.Max():0.00}"));
        }
    }

    /// <summary>F7: until when somebody is told to try again, or waits, after the kill. A person's act is sent by the web process to another silo meanwhile; only one that could not be is an error.</summary>
    public static async Task<Figure> ServedAgainAsync(int rounds)
    {
        var cluster = await ClusterProcesses.StartAsync(Silos, Webs).ConfigureAwait(false);
        await using (cluster.ConfigureAwait(false))
        {
            using var one = await CountyClient.SignInAsync(cluster.Webs[0].Address, OpenIncident.Holder).ConfigureAwait(false);
            using var other = await CountyClient.SignInAsync(cluster.Webs[1].Address, OpenIncident.Holder).ConfigureAwait(false);
            var incidents = await OpenAsync(one, Callers, null).ConfigureAwait(false);
            var (last, held, errors) = (new List<double>(), new List<int>(), 0);
            for (var round = 0; round < rounds; round++)
            {
                using var stop = new CancellationTokenSource();
                var acting = incidents.Select((incident, number) => ActAsync(number % Webs == 0 ? one : other, incident, stop.Token)).ToArray();
                await Task.Delay(Settling).ConfigureAwait(false);
                var at = Stopwatch.GetTimestamp();
                await cluster.Silos[round % Silos].KillAsync().ConfigureAwait(false);
                await Task.Delay(Watched).ConfigureAwait(false);
                await stop.CancelAsync().ConfigureAwait(false);
                var acts = (await Task.WhenAll(acting).ConfigureAwait(false)).Select(own => own.Where(act => act.Ended > at).ToArray()).ToArray();

                // Whoever was held up longer than a second had his incident on the silo that died, or on its way; the others go on.
                var troubled = acts.Where(static own => own.Any(static act => act.Status != 200 || act.Took.TotalSeconds > 1)).ToArray();
                last.Add(troubled.Length == 0 ? 0 : troubled.Max(own => own.Where(static act => act.Status != 200 || act.Took.TotalSeconds > 1).Max(act => Stopwatch.GetElapsedTime(at, act.Ended).TotalSeconds)));
                held.Add(troubled.Length);
                errors += acts.Sum(static own => own.Count(static act => act.Status != 200));
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"F7: {held[^1]} of {Callers} held up, the last until {last[^1]:0.00} s; {errors} errors so far")).ConfigureAwait(false);
                await cluster.Silos[round % Silos].StartAsync().ConfigureAwait(false);
            }

            return new Figure(
                "F7",
                string.Create(CultureInfo.InvariantCulture, $"after SIGKILL of one of {Silos} silos until nobody of {Callers} who act without pause waits longer than a second any more, {rounds} kills; {string.Join(", ", held)} of them were held up, {errors} were told to try again"),
                "-",
                "s",
                Rounds.Median(last),
                GoalLastError,
                Rounds.Median(last) / GoalLastError,
                "last error ≤ 5 s; no error on incidents elsewhere",
                last.Max() <= GoalLastError,
                string.Create(CultureInfo.InvariantCulture, $"{last.Min():0.00}–{last.Max():0.00} s"));
        }
    }

    private static async Task<List<(long Ended, TimeSpan Took, int Status)>> ActAsync(CountyClient officer, string incident, CancellationToken stop)
    {
        var acts = new List<(long, TimeSpan, int)>();
        while (!stop.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/incidents/{incident}/commands") { Content = System.Net.Http.Json.JsonContent.Create(new { type = "add-note", text = "Goes on." }) };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            using var answer = await officer.Http.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
            acts.Add((Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(began), (int)answer.StatusCode));
            await Task.Delay(Between, CancellationToken.None).ConfigureAwait(false);
        }

        return acts;
    }

    private static async Task<string[]> OpenAsync(CountyClient officer, int count, int? timeScale)
    {
        var incidents = new string[count];
        for (var number = 0; number < count; number++)
        {
            var answer = await officer.ReportAsync(new
            {
                source = "hotline",
                reportedAt = TimeProvider.System.GetUtcNow(),
                employer = new { name = $"Fictional Labour {number}" },
                place = $"Gate {number}",
                headcount = 12,
                description = "Wages unpaid for two months.",
                drill = timeScale is { } scale ? new { timeScale = scale } : null,
            }).ConfigureAwait(false);
            incidents[number] = (string)answer.Body!["incidentId"]!;
        }

        return incidents;
    }

    private static async Task StandAsync(ClusterProcesses cluster)
    {
        var owner = NpgsqlDataSource.Create(cluster.OwnerConnection);
        await using (owner.ConfigureAwait(false))
        {
            var command = owner.CreateCommand(Witness);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<double[]> LateAsync(ClusterProcesses cluster, DateTime from, DateTime until)
    {
        var late = new List<double>();
        var owner = NpgsqlDataSource.Create(cluster.OwnerConnection);
        await using (owner.ConfigureAwait(false))
        {
            var command = owner.CreateCommand(Late);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = from });
                command.Parameters.Add(new NpgsqlParameter { Value = until });
                var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync().ConfigureAwait(false))
                    {
                        late.Add(reader.GetDouble(0));
                    }
                }
            }
        }

        return late.Count > 0 ? [.. late] : throw new InvalidOperationException("Nothing was struck.");
    }

    private static double At99(double[] sorted) => sorted[(int)(sorted.Length * 0.99)];
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>
/// Officers who write notes without pause, each on an incident of his own, through one web process after the other, as a proxy shares
/// them out: it asks each whether it is ready, and passes over one that is not. What is not answered with success is sent again through
/// the next, with the same key.
/// </summary>
internal sealed class ClusterLoad : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(100);

    private readonly CountyClient officer;
    private readonly HttpClient[] webs;
    private readonly ConcurrentQueue<Attempt> attempts = new();
    private readonly CancellationTokenSource stop = new();
    private readonly bool[] ready;
    private Task[] people = [];

    private ClusterLoad(CountyClient officer, HttpClient[] webs) => (this.officer, this.webs, ready) = (officer, webs, [.. webs.Select(_ => true)]);

    /// <summary>What was told.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>The incidents.</summary>
    public IReadOnlyList<string> Incidents { get; private set; } = [];

    /// <summary>Everything that was sent so far.</summary>
    public IReadOnlyList<Attempt> Attempts => [.. attempts];

    /// <summary>Signs in at the first web process, opens incidents, and begins.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="incidents">How many incidents, with one officer each.</param>
    public static async Task<ClusterLoad> BeginAsync(ClusterProcesses cluster, int incidents)
    {
        var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");
        var load = new ClusterLoad(officer, [.. cluster.Webs.Select(web => ClientOf(web.Address, officer))]);
        load.Incidents = await KillRoundsTests.OpenAsync(officer, incidents, null);
        foreach (var incident in load.Incidents)
        {
            Assert.Equal(200, (await officer.CommandAsync(incident, new { type = "add-note", text = "first" })).Status);
        }

        load.people = [.. load.Incidents.Select((incident, number) => load.WriteAsync(incident, number)), .. load.webs.Select((_, web) => load.LookAsync(web))];
        return load;
    }

    /// <summary>Waits until a number of acts more have been answered with success.</summary>
    public async Task UntilMoreAsync(int acts)
    {
        var goal = Ledger.Acknowledged + acts;
        var patience = Stopwatch.GetTimestamp();
        while (Ledger.Acknowledged < goal)
        {
            Assert.True(Stopwatch.GetElapsedTime(patience) < TimeSpan.FromSeconds(60), $"Only {Ledger.Acknowledged} of {goal} acts within a minute.");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Waits until every incident was served again: it answered an act that was sent after an instant, and no act from before is still under way.</summary>
    public async Task UntilAllServedAsync(long since)
    {
        while (!Incidents.All(incident => attempts.Any(attempt => attempt.Incident == incident && attempt.Good && Stopwatch.GetElapsedTime(since, attempt.Began) > TimeSpan.Zero)))
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(60), $"Not every incident is served again: {Say(since)}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    /// <summary>Ends when the acts under way are answered; then every act stands once, where and as it was acknowledged, and the chains are whole.</summary>
    public async Task EndAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(people);
        var timelines = await KillRoundsTests.ReadAsync(officer, Incidents);
        foreach (var (incident, timeline) in timelines)
        {
            await KillRoundsTests.CheckChainAsync(officer, incident, timeline);
        }

        KillRoundsTests.CheckActs(Ledger, timelines);
    }

    /// <summary>What was not answered with success since an instant.</summary>
    public IReadOnlyList<Attempt> FailedSince(long since) => [.. attempts.Where(attempt => !attempt.Good && attempt.EndedAfter(since) > TimeSpan.Zero)];

    /// <summary>What went wrong since an instant, in one line.</summary>
    public string Say(long since)
    {
        var failed = FailedSince(since);
        var late = attempts.Where(attempt => attempt.Good && attempt.EndedAfter(since) > TimeSpan.Zero).Select(attempt => attempt.Took.TotalSeconds).DefaultIfEmpty().Max();
        var slow = attempts.Where(attempt => attempt.EndedAfter(since) > TimeSpan.Zero && attempt.Took > TimeSpan.FromSeconds(1)).Select(attempt => attempt.Incident).Distinct().Count();
        return FormattableString.Invariant(
            $"{Ledger.Acknowledged} acts, {failed.Count} attempts failed ({string.Join(' ', failed.CountBy(attempt => attempt.Status).Select(pair => $"{pair.Key}x{pair.Value}"))}) on {failed.Select(attempt => attempt.Incident).Distinct().Count()} of {Incidents.Count} incidents, last after {failed.Select(attempt => attempt.EndedAfter(since).TotalSeconds).DefaultIfEmpty().Max():F2} s, slowest answer {late:F2} s, slower than 1 s on {slow} incidents, longest act {LongestAct(since).TotalSeconds:F2} s");
    }

    /// <summary>The longest that an officer waited for an act, over all its attempts.</summary>
    public TimeSpan LongestAct(long since) => attempts
        .Where(attempt => attempt.EndedAfter(since) > TimeSpan.Zero)
        .GroupBy(attempt => attempt.Key)
        .Select(act => Stopwatch.GetElapsedTime(act.Min(attempt => attempt.Began), act.Max(attempt => attempt.Began)) + act.MaxBy(attempt => attempt.Began)!.Took)
        .DefaultIfEmpty().Max();

    public void Dispose()
    {
        stop.Dispose();
        officer.Dispose();
        foreach (var web in webs)
        {
            web.Dispose();
        }
    }

    private static HttpClient ClientOf(Uri address, CountyClient officer)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(15) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", officer.Http.DefaultRequestHeaders.Authorization!.Parameter);
        return http;
    }

    private async Task WriteAsync(string incident, int number)
    {
        await Task.Yield();
        var web = number;
        for (var done = 0; !stop.IsCancellationRequested; done++)
        {
            var key = $"note-{number}-{done}";
            while (!await TryAsync(incident, key, Next(ref web)))
            {
                await Task.Delay(BeforeRetry, CancellationToken.None);
            }

            await Task.Delay(Between, CancellationToken.None);
        }
    }

    private int Next(ref int web)
    {
        var left = webs.Length;
        while (!ready[++web % webs.Length] && left-- > 0)
        {
            // The next one.
        }

        return web % webs.Length;
    }

    private async Task LookAsync(int web)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await webs[web].GetAsync(new Uri("/health/ready", UriKind.Relative), CancellationToken.None);
                Volatile.Write(ref ready[web], answer.IsSuccessStatusCode);
            }
            catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException)
            {
                Volatile.Write(ref ready[web], false);
            }

            await Task.Delay(Look, CancellationToken.None);
        }
    }

    private async Task<bool> TryAsync(string incident, string key, int web)
    {
        Ledger.Sends(key);
        var began = Stopwatch.GetTimestamp();
        var status = 0;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/incidents/{incident}/commands") { Content = JsonContent.Create(new { type = "add-note", text = key }) };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await webs[web].SendAsync(request, CancellationToken.None);
            status = (int)answer.StatusCode;
            if (answer.IsSuccessStatusCode)
            {
                Ledger.Acknowledges(key, incident, (long)JsonNode.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None))!["version"]!);
            }
            else if (status != 503)
            {
                throw new InvalidOperationException($"{key} was answered {status}: {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
            }
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
        {
            status = 0;
        }

        attempts.Enqueue(new Attempt(key, incident, web, began, Stopwatch.GetElapsedTime(began), status));
        return status == 200;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Thousands report one site at once. Every silo is killed meanwhile, one after the other, so that one of them was the one that holds the site's door.</summary>
public sealed class FloodedSiteTests
{
    private const int Silos = 3;
    private const int Webs = 2;
    private const int Callers = 64;
    private const int Reports = 5_000;

    /// <summary>Whoever reports is refused no longer after a silo has died.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    private static readonly DateTimeOffset Happened = DateTimeOffset.UtcNow.AddMinutes(-5);
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_flooded_site_is_served_again_soon_after_the_silo_that_holds_its_door_was_killed()
    {
        await using var cluster = await ClusterProcesses.StartAsync(Silos, Webs);
        using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");
        await using var calm = new Flood(cluster, officer, "calm");
        var undisturbed = await calm.RunAsync(static _ => Task.CompletedTask);
        Say(calm.Say("undisturbed", undisturbed));

        await using var flood = new Flood(cluster, officer, "killed");
        var waits = new List<TimeSpan>();
        var disturbed = await flood.RunAsync(async served =>
        {
            for (var number = 0; number < Silos; number++)
            {
                await served((number + 1) * Reports / (Silos + 1));
                var killed = Stopwatch.GetTimestamp();
                await cluster.Silos[number].KillAsync();
                await Task.Delay(AtMost, TestContext.Current.CancellationToken);
                await cluster.Silos[number].StartAsync();
                Say(flood.Say($"{cluster.Silos[number].Name} killed", Stopwatch.GetElapsedTime(killed), killed));
                waits.Add(flood.LastRefused(killed));
            }
        });
        Say(flood.Say("with three kills", disturbed));
        Assert.Single(flood.Incidents);
        Assert.Equal(Reports, flood.Reported);
        Assert.All(waits, wait => Assert.True(wait < AtMost, $"Refused still {wait} after the kill."));
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);

    /// <summary>Callers who report one site without pause, through one web process after the other, each report under one key until it is taken.</summary>
    private sealed class Flood(ClusterProcesses cluster, CountyClient officer, string site) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(long Began, TimeSpan Took, int Status)> attempts = new();
        private readonly ConcurrentDictionary<string, string> taken = new(StringComparer.Ordinal);
        private readonly HttpClient[] webs = [.. cluster.Webs.Select(web => ClientOf(web.Address, officer))];

        public IEnumerable<string> Incidents => taken.Values.Distinct();

        public int Reported => taken.Count;

        public async Task<TimeSpan> RunAsync(Func<Func<int, Task>, Task> disturb)
        {
            var began = Stopwatch.GetTimestamp();
            var over = TimeSpan.Zero;
            var crowd = Task.WhenAll(Enumerable.Range(0, Callers).Select(CallAsync)).ContinueWith(ended => (over = Stopwatch.GetElapsedTime(began), ended).ended, TaskScheduler.Default).Unwrap();
            await disturb(async reports =>
            {
                while (taken.Count < reports && !crowd.IsCompleted)
                {
                    await Task.Delay(20, CancellationToken.None);
                }
            });
            await crowd;
            return over;
        }

        public TimeSpan LastRefused(long since) => attempts
            .Where(attempt => attempt.Status is not (200 or 201) && Stopwatch.GetElapsedTime(since, attempt.Began) + attempt.Took > TimeSpan.Zero)
            .Select(attempt => Stopwatch.GetElapsedTime(since, attempt.Began) + attempt.Took).DefaultIfEmpty().Max();

        public string Say(string what, TimeSpan took, long since = 0)
        {
            var these = attempts.Where(attempt => since == 0 || Stopwatch.GetElapsedTime(since, attempt.Began) + attempt.Took > TimeSpan.Zero).ToArray();
            var good = these.Where(attempt => attempt.Status is 200 or 201).Select(attempt => attempt.Took.TotalSeconds).Order().ToArray();
            return string.Create(CultureInfo.InvariantCulture,
                $"{what}: {took.TotalSeconds:F1} s, {taken.Count} taken, {these.Length} attempts ({string.Join(' ', these.CountBy(attempt => attempt.Status).Select(pair => $"{pair.Key}x{pair.Value}"))}), last refused after {LastRefused(since == 0 ? Stopwatch.GetTimestamp() : since).TotalSeconds:F1} s, answered p50 {good.ElementAtOrDefault(good.Length / 2):F2} s, slowest {good.LastOrDefault():F2} s");
        }

        public ValueTask DisposeAsync()
        {
            foreach (var web in webs)
            {
                web.Dispose();
            }

            return ValueTask.CompletedTask;
        }

        private static HttpClient ClientOf(Uri address, CountyClient officer)
        {
            var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(15) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", officer.Http.DefaultRequestHeaders.Authorization!.Parameter);
            return http;
        }

        private async Task CallAsync(int caller)
        {
            await Task.Yield();
            var web = caller;
            for (var number = caller; number < Reports; number += Callers)
            {
                while (!await TryAsync($"{site}-{number}", webs[web++ % webs.Length]))
                {
                    await Task.Delay(BeforeRetry, CancellationToken.None);
                }
            }
        }

        private async Task<bool> TryAsync(string key, HttpClient web)
        {
            var began = Stopwatch.GetTimestamp();
            var status = 0;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/reports")
                {
                    Content = JsonContent.Create(new { source = "hotline", sourceRef = key, reportedAt = Happened, employer = new { name = $"Fictional Builders {site}" }, place = $"Site {site}", headcount = 12, description = "Wages unpaid for two months." }),
                };
                request.Headers.Add("Idempotency-Key", key);
                using var answer = await web.SendAsync(request, CancellationToken.None);
                status = (int)answer.StatusCode;
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                if (answer.IsSuccessStatusCode)
                {
                    taken[key] = (string)JsonNode.Parse(text)!["incidentId"]!;
                }
                else if (status != 503)
                {
                    throw new InvalidOperationException($"{key} was answered {status}: {text}");
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
            {
                status = 0;
            }

            attempts.Enqueue((began, Stopwatch.GetElapsedTime(began), status));
            return status is 200 or 201;
        }
    }
}

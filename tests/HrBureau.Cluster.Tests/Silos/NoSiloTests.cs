using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P10 of the product with every silo gone: the web process says so at once, says when to ask again, and is whole again by itself.</summary>
public sealed class NoSiloTests
{
    /// <summary>Two seconds are promised, of which the wait for any silo takes 1.2; the rest is the machine's, which others keep busy too. A hang would take 9.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(3.5);
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task With_no_silo_left_every_answer_is_a_prompt_try_again_and_all_recovers()
    {
        await using var cluster = await ClusterProcesses.StartAsync(1, 1);
        using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");
        var incident = (await KillRoundsTests.OpenAsync(officer, 1, null))[0];
        await cluster.Silos[0].KillAsync();

        for (var round = 0; round < 3; round++)
        {
            foreach (var (path, (status, retryAfter, text, took)) in await SendAllAsync(
                officer, (HttpMethod.Post, $"/api/incidents/{incident}/commands"), (HttpMethod.Get, $"/api/incidents/{incident}"), (HttpMethod.Get, "/api/incidents"), (HttpMethod.Get, "/health/ready")))
            {
                Assert.True(status == 503, $"{path} was answered {status}: {text}");
                Assert.True(took < AtMost, $"{path} was answered after {took}.");
                if (!path.StartsWith("/health", StringComparison.Ordinal))
                {
                    Assert.True(retryAfter > TimeSpan.Zero, $"{path} says no Retry-After.");
                    Assert.Contains((string)JsonNode.Parse(text)!["detail"]!, letter => letter is >= '\u4e00' and <= '\u9fff');
                }
            }
        }

        await cluster.Silos[0].StartAsync();
        var patience = DateTimeOffset.UtcNow + BackWithin;
        while ((await SendAsync(officer, HttpMethod.Post, $"/api/incidents/{incident}/commands")).Status != 200)
        {
            Assert.True(DateTimeOffset.UtcNow < patience, "It did not come back.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Single(await officer.TimelineAsync(incident), entry => (string?)entry["kind"] == "note-added");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false, Traits = [LongRun.Name, LongRun.Value])]
    public async Task A_web_process_that_is_there_before_any_silo_lives_says_so_and_serves_once_one_comes(bool killed)
    {
        await using var cluster = await ClusterProcesses.StartAsync(1, 1);
        using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");
        var incident = (await KillRoundsTests.OpenAsync(officer, 1, null))[0];
        await cluster.Webs[0].StopAsync();
        await (killed ? cluster.Silos[0].KillAsync() : cluster.Silos[0].StopAsync());
        await cluster.Webs[0].StartAliveAsync();

        for (var round = 0; round < 3; round++)
        {
            foreach (var (path, (status, retryAfter, text, took)) in await SendAllAsync(
                officer,
                (HttpMethod.Post, $"/api/incidents/{incident}/commands"), (HttpMethod.Get, $"/api/incidents/{incident}"), (HttpMethod.Get, "/api/incidents"), (HttpMethod.Post, "/api/sign-in"),
                (HttpMethod.Get, "/"), (HttpMethod.Get, "/sign-in"), (HttpMethod.Get, $"/incidents/{incident}"), (HttpMethod.Get, "/health/ready")))
            {
                Assert.True(status == 503, $"{path} was answered {status}: {text}");
                Assert.True(round == 0 || took < AtMost, $"{path} was answered after {took}."); // A process that has just begun makes its first page slowly.
                if (path.StartsWith("/health", StringComparison.Ordinal))
                {
                    Assert.Equal("not ready: no silo was found", text);
                    continue;
                }

                Assert.True(retryAfter > TimeSpan.Zero, $"{path} says no Retry-After.");
                Assert.Contains("请稍候", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
            }

            Assert.Equal(200, (await SendAsync(officer, HttpMethod.Get, "/health/live")).Status);
        }

        Assert.False(cluster.Webs[0].Process.HasExited);
        await cluster.Silos[0].StartAsync();
        var patience = DateTimeOffset.UtcNow + BackWithin;
        while ((await SendAsync(officer, HttpMethod.Get, "/health/ready")).Status != 200 || (await SendAsync(officer, HttpMethod.Post, $"/api/incidents/{incident}/commands")).Status != 200)
        {
            Assert.True(DateTimeOffset.UtcNow < patience, "It does not serve.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, (await SendAsync(officer, HttpMethod.Get, "/sign-in")).Status);
    }

    [Fact]
    [Trait(LongRun.Name, LongRun.Value)]
    public async Task A_web_process_that_finds_no_silo_stops_when_told()
    {
        await using var cluster = await ClusterProcesses.StartAsync(1, 1);
        await cluster.Webs[0].StopAsync();
        await cluster.Silos[0].StopAsync();
        await cluster.Webs[0].StartAliveAsync();
        Assert.Equal(0, await cluster.Webs[0].StopAsync());
    }

    private static async Task<(string Path, (int Status, TimeSpan? RetryAfter, string Text, TimeSpan Took) Answer)[]> SendAllAsync(CountyClient officer, params (HttpMethod Method, string Path)[] asks) =>
        await Task.WhenAll(asks.Select(async ask => (ask.Path, await SendAsync(officer, ask.Method, ask.Path))));

    private static async Task<(int Status, TimeSpan? RetryAfter, string Text, TimeSpan Took)> SendAsync(CountyClient officer, HttpMethod method, string path)
    {
        (int Status, TimeSpan? RetryAfter, string Text) answered = default;
        var took = await MachineTime.OfAsync(AtMost, async () =>
        {
            using var request = new HttpRequestMessage(method, path);
            if (method == HttpMethod.Post)
            {
                request.Headers.Add("Idempotency-Key", "the-same");
                request.Content = path.EndsWith("/sign-in", StringComparison.Ordinal) ? JsonContent.Create(new { officer = "duty-zhou", password = HostProcess.Password }) : JsonContent.Create(new { type = "add-note", text = "while nobody was there" });
            }

            using var answer = await officer.Http.SendAsync(request, TestContext.Current.CancellationToken);
            answered = ((int)answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        });
        return (answered.Status, answered.RetryAfter, answered.Text ?? "", took);
    }
}

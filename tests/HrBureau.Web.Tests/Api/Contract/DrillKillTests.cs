using System.Diagnostics;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The process is killed again and again while a scenario is replayed.</summary>
public sealed class DrillKillTests
{
    [Theory]
    [InlineData(false, Traits = ["run", "long"])]
    [InlineData(true)]
    public async Task A_replay_that_was_killed_again_and_again_tells_what_one_tells_that_was_not(bool postgres)
    {
        using var folder = new TemporaryFolder();
        var settings = postgres ? await HostProcess.OnPostgresAsync() : [];
        JsonNode drill = new JsonObject();
        foreach (var reached in new[] { 3, 21, 40 })
        {
            await using var host = await HostProcess.StartAsync(folder.Path, settings: settings);
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            drill = drill["drillId"] is null ? (await StartAsync(officer, 8_000)) : drill;
            drill = await UntilAsync(officer, drill, view => (int)view["done"]! >= reached);
            Assert.Null(drill["endedAt"]);
            await host.KillAsync();
        }

        await using var last = await HostProcess.StartAsync(folder.Path, settings: settings);
        using var client = await CountyClient.SignInAsync(last.Address, "duty-zhou");
        drill = await UntilAsync(client, drill, view => view["endedAt"] is not null);
        Assert.Equal(("done", 58), ((string)drill["state"]!, (int)drill["done"]!));
        var whole = await UntilAsync(client, await StartAsync(client, 1_000_000), view => view["endedAt"] is not null);
        Assert.Equal(await StoryAsync(client, whole), await StoryAsync(client, drill));
        Assert.True((bool)(await client.GetAsync($"/api/incidents/{drill["incidentId"]}/integrity")).Body!["ok"]!);
    }

    [Fact]
    public async Task Whoever_watches_a_replay_whose_system_is_killed_is_told_that_it_goes_on()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        using var other = new TemporaryFolder();
        using var verb = Watch(other.Path, host.Address);
        Assert.Contains("演练", await verb.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await host.KillAsync();
        var (code, printed, said) = await EndAsync(verb);
        await using var kept = await HostProcess.StartAsync(folder.Path);
        using var officer = await CountyClient.SignInAsync(kept.Address, "duty-zhou");
        var drill = (await officer.GetAsync("/api/drills")).Body!["items"]!.AsArray().Single()!;
        Assert.Equal(2, code);
        Assert.Contains($"/drill/{drill["drillId"]}", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("请先启动", printed + said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_starts_a_replay_and_hears_no_answer_is_told_where_to_look()
    {
        await using var system = await Receiver.StartAsync();
        system.Answer = static (context, _) =>
        {
            if (context.Request.Path == "/api/sign-in")
            {
                return context.Response.WriteAsJsonAsync(new { token = "one" });
            }

            context.Abort();
            return Task.CompletedTask;
        };
        using var folder = new TemporaryFolder();
        using var verb = Watch(folder.Path, system.Address);
        var (code, printed, said) = await EndAsync(verb);
        Assert.Equal(2, code);
        Assert.Contains($"{system.Address}drill", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("请先启动", printed + said, StringComparison.Ordinal);
    }

    private static Process Watch(string folder, Uri system) =>
        HostVerb.Start(folder, ["drill", "azure-millet-park", "--speed", "100"], ("ASPNETCORE_URLS", system.ToString().TrimEnd('/')), ("HRB_PASSWORD", HostProcess.Password));

    private static async Task<(int Code, string Printed, string Said)> EndAsync(Process verb)
    {
        var printed = await Task.WhenAll(verb.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), verb.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await verb.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (verb.ExitCode, printed[0], printed[1]);
    }

    private static async Task<JsonNode> StartAsync(CountyClient officer, int timeScale) =>
        (await officer.PostAsync("/api/drills", new JsonObject { ["scenario"] = "azure-millet-park", ["timeScale"] = timeScale })).Body!;

    private static async Task<string[]> StoryAsync(CountyClient officer, JsonNode drill) =>
        [.. (await officer.TimelineAsync((string)drill["incidentId"]!)).Select(entry => $"{entry["version"]} {entry["kind"]} {entry["at"]} {entry["recordedAt"]} {entry["by"]}")];

    private static async Task<JsonNode> UntilAsync(CountyClient officer, JsonNode drill, Func<JsonNode, bool> holds)
    {
        for (var tries = 0; ; tries++)
        {
            var view = (await officer.GetAsync($"/api/drills/{drill["drillId"]}")).Body!;
            if (holds(view))
            {
                return view;
            }

            Assert.True(tries < 1200, $"{view}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

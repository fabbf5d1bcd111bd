using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Replays over the API and by the verb, against a real process.</summary>
public sealed class DrillTests(SqliteCounty county) : IClassFixture<SqliteCounty>
{
    private const string Scenario = "azure-millet-park";

    [Fact]
    public async Task A_scenario_is_replayed_to_its_end_and_says_who_was_late()
    {
        var (started, drill) = await StartAsync(new JsonObject { ["scenario"] = Scenario, ["timeScale"] = 1_000_000 });
        Assert.Equal(201, started);
        var (id, incident) = ((string)drill["drillId"]!, (string)drill["incidentId"]!);
        Assert.StartsWith("inc-360121-drill-", incident, StringComparison.Ordinal);
        drill = await EndedAsync(id);
        Assert.Equal(("done", 58, "25"), ((string)drill["state"]!, (int)drill["done"]!, (string)drill["last"]!["no"]!));

        var officer = await county.AsAsync("duty-zhou");
        foreach (var name in new[] { id, incident })
        {
            var report = (await officer.GetAsync($"/api/drills/{name}/report")).Body!;
            Assert.Equal(1, (int)report["late"]!);
            var late = Assert.Single(report["lines"]!.AsArray().SelectMany(line => line!["deadlines"]!.AsArray()), deadline => (string)deadline!["state"]! == "late")!;
            Assert.Equal(("first-result", 70, name == id ? "21" : null), ((string)late["clock"]!, (int)late["lateMinutes"]!, (string?)late["step"]));
        }

        Assert.Contains((await officer.GetAsync("/api/drills")).Body!["items"]!.AsArray(), item => (string)item!["drillId"]! == id);
        Assert.Equal(404, (await officer.GetAsync("/api/drills/drl-000000000000000000000000")).Status);
        Assert.Equal(404, (await officer.GetAsync("/api/drills/drl-000000000000000000000000/report")).Status);
        Assert.Equal(404, (await officer.GetAsync("/api/drills/x/report")).Status);
        Assert.Equal(403, (await (await county.AsAsync("auditor")).GetAsync("/api/drills")).Status);
    }

    [Fact]
    public async Task What_cannot_be_replayed_is_refused_with_what_can()
    {
        var (status, problem) = await StartAsync(new JsonObject { ["scenario"] = "../mechanism/clocks", ["timeScale"] = 60 });
        Assert.Equal((422, "scenario-unknown", "脚本不能回放"), (status, (string)problem["code"]!, (string)problem["title"]!));
        Assert.Contains(Scenario, (string)problem["errors"]!["scenario"]![0]!, StringComparison.Ordinal);
        Assert.Equal("field-wrong", (string)(await StartAsync(new JsonObject { ["scenario"] = Scenario, ["timeScale"] = 0 })).Body["code"]!);
        Assert.Equal("field-missing", (string)(await StartAsync(new JsonObject { ["timeScale"] = 60 })).Body["code"]!);
        Assert.Equal("field-unknown", (string)(await StartAsync(new JsonObject { ["scenario"] = Scenario, ["timeScale"] = 60, ["as"] = "duty-zhou" })).Body["code"]!);
        Assert.Equal(403, (await StartAsync(new JsonObject { ["scenario"] = Scenario, ["timeScale"] = 60 }, "auditor")).Status);
    }

    [Fact]
    public async Task One_that_is_held_stands_and_one_that_is_stopped_ends()
    {
        var (_, drill) = await StartAsync(new JsonObject { ["scenario"] = Scenario, ["timeScale"] = 600 });
        var officer = await county.AsAsync("duty-zhou");
        var road = $"/api/drills/{drill["drillId"]}";
        Assert.Equal("held", (string)(await officer.PostAsync($"{road}/hold")).Body!["state"]!);
        Assert.Equal("running", (string)(await officer.PostAsync($"{road}/go-on")).Body!["state"]!);
        Assert.Equal(404, (await (await county.AsAsync("police-fang")).PostAsync($"{road}/stop")).Status);
        await officer.PostAsync($"{road}/stop");
        Assert.Equal("stopped", (string)(await EndedAsync((string)drill["drillId"]!))["state"]!);
        var view = (await officer.GetAsync($"/api/incidents/{drill["incidentId"]}")).Body!;
        Assert.Equal(("ended", 0, true), ((string)view["phase"]!, (int)view["time"]!["scale"]!, (bool)view["drill"]!));
    }

    [Theory]
    [InlineData("seeds/scenarios/azure-millet-park.json")]
    [InlineData("azure-millet-park")]
    public async Task The_verb_shows_its_way_through_the_story_and_ends_with_the_report(string scenario)
    {
        using var folder = new TemporaryFolder();
        var named = scenario.Contains('/', StringComparison.Ordinal) ? Repository.At(scenario.Split('/')) : scenario;
        (string, string)[] settings = [("ASPNETCORE_URLS", county.Host.Address.ToString()), ("HRB_PASSWORD", HostProcess.Password)];
        var ended = await HostVerb.RunAsync(folder.Path, ["drill", named, "--speed", "100000"], settings);
        Assert.True(ended.Code == 0, ended.Printed);
        Assert.Contains("[58/58] #25 2026-01-28 09:30", ended.Printed, StringComparison.Ordinal);
        Assert.Contains("逾期办结 1:10 #21\t", ended.Printed, StringComparison.Ordinal);
        Assert.Equal(1, (await HostVerb.RunAsync(folder.Path, ["drill", "nothing.json", "--speed", "60"], settings)).Code);
        Assert.Contains("1 至 1000000", (await HostVerb.RunAsync(folder.Path, ["drill", named, "--speed", "0"], settings)).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await HostVerb.RunAsync(folder.Path, ["drill", "nothing", "--speed", "60", "--as", "duty-lu"], settings)).Code);
    }

    private async Task<(int Status, JsonNode Body)> StartAsync(JsonObject body, string officer = "duty-zhou")
    {
        var answer = await (await county.AsAsync(officer)).PostAsync("/api/drills", body);
        return (answer.Status, answer.Body!);
    }

    private async Task<JsonNode> EndedAsync(string drill)
    {
        var officer = await county.AsAsync("duty-zhou");
        for (var tries = 0; ; tries++)
        {
            var view = (await officer.GetAsync($"/api/drills/{drill}")).Body!;
            if (view["endedAt"] is not null)
            {
                return view;
            }

            Assert.True(tries < 600, $"{view}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Prometheus's own tool reads the rules, runs their unit tests, and reads what the dashboard asks.</summary>
public sealed class AlertsTests
{
    private static readonly string Folder = Repository.At("deploy", "prometheus");

    [Fact]
    public async Task The_rules_are_good_and_fire_when_their_tests_say_so_and_not_else()
    {
        await GoodAsync("check", "config", Path.Combine(Folder, "prometheus.yml"));
        await GoodAsync("test", "rules", Path.Combine(Folder, "hrbureau.rules.test.yml"));
    }

    [Theory]
    [InlineData("> 0.5", "> 5")]
    [InlineData(") < 3", ") < 2")]
    [InlineData("offset 15m", "offset 1s")]
    [InlineData("outcome=\"failed\"", "outcome=\"fault\"")]
    [InlineData("absent(up{job=\"collector\"} == 1)", "up{job=\"collector\"} == 0")]
    [InlineData("for: 2m", "for: 2h")]
    public async Task Rules_that_would_keep_silent_are_found(string right, string wrong)
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(Watching.Rules, TestContext.Current.CancellationToken);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.At("hrbureau.rules.yml"), text.Replace(right, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(Folder, "hrbureau.rules.test.yml"), folder.At("hrbureau.rules.test.yml"));

        Assert.NotEqual(0, (await Tool.RunAsync("promtool", ["test", "rules", folder.At("hrbureau.rules.test.yml")])).Code);
    }

    [Fact]
    public async Task Every_panel_asks_what_prometheus_understands()
    {
        using var folder = new TemporaryFolder();
        var panels = Watching.Panels();
        Assert.True(panels.Count > 10);
        await File.WriteAllLinesAsync(
            folder.At("panels.yml"),
            ["groups:", "  - name: panels", "    rules:", .. panels.SelectMany((panel, at) => (string[])[$"      - record: panel_{at}", $"        expr: {panel.Replace("\n", " ", StringComparison.Ordinal)}"])],
            TestContext.Current.CancellationToken);

        await GoodAsync("check", "rules", folder.At("panels.yml"));
    }

    [Fact]
    public void Every_alert_is_tested_and_has_its_section_in_the_runbook_and_no_section_is_of_none()
    {
        var alerts = Watching.Alerts();
        var names = alerts.Select(alert => (string)alert["alert"]!).Order().ToList();
        var tested = File.ReadAllText(Path.Combine(Folder, "hrbureau.rules.test.yml"));
        var sections = File.ReadLines(Repository.At("deploy", "runbook.md")).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).Order();

        Assert.Equal(names, sections);
        Assert.All(names, name => Assert.Matches($@"alertname: {name}\n\s+exp_alerts:\n", tested));
        Assert.All(alerts, alert => Assert.Equal($"deploy/runbook.md#{((string)alert["alert"]!).ToLowerInvariant()}", (string?)alert["annotations"]!["runbook"]));
        Assert.All(alerts, alert => Assert.Contains((string?)alert["labels"]!["severity"], (string?[])["page", "ticket"]));
    }

    private static async Task GoodAsync(params string[] args)
    {
        var (code, said) = await Tool.RunAsync("promtool", args);
        Assert.True(code == 0, said);
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The straight path over HTTP, in drill time: ten minutes of the incident pass in a second.</summary>
public abstract class StoryTests(CountyHost county)
{
    private const int Scale = 600;

    /// <summary>In drill time, longer than any rung of an answer ladder waits for the next.</summary>
    private static readonly TimeSpan LongestRung = TimeSpan.FromHours(1);

    [Fact]
    public async Task From_the_first_report_to_the_liaisons_acknowledgement()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var incident = (string)(await zhou.ReportAsync(Reports.Of("Story", Scale))).Body!["incidentId"]!;
        await Must(zhou, incident, new { type = "take-charge" });
        await Must(zhou, incident, new { type = "verify-report", headcount = 46, behaviours = (string[])["gate-blocked"] });
        await Must(zhou, incident, Reports.Owner());

        // Three failures over two channels and two hours draft the request by rule.
        await FailAsync(zhou, incident, "phone", "13800000001");
        await FailAsync(zhou, incident, "wechat", "wx-key-person");
        var started = await NowAsync(zhou, incident);
        await UntilAsync(async () => await NowAsync(zhou, incident) >= started.AddMinutes(125), "two hours of drill time");
        await FailAsync(zhou, incident, "phone", "13800000001");
        var request = await RequestAsync(zhou, incident);
        Assert.Equal("drafted", (string?)request["state"]);
        var requestId = (string)request["requestId"]!;

        // The police see nothing before somebody who may sign has signed; a duty officer may not.
        var fang = await county.AsAsync("police-fang");
        Assert.Equal(404, (await fang.GetAsync($"/api/incidents/{incident}")).Status);
        var refused = await zhou.CommandAsync(incident, new { type = "approve-request", requestId });
        Assert.Equal(409, refused.Status);
        Assert.NotNull(refused.Body!["detail"]);
        Assert.NotNull(refused.Body["next"]);
        await Must(await county.AsAsync("lead-yan"), incident, new { type = "approve-request", requestId });
        Assert.Contains(requestId, (await fang.GetAsync("/api/agencies/agy-police/inbox")).Text, StringComparison.Ordinal);

        // Nobody answers: the ladder climbs to the coordinating office, which then sees it.
        var office = await county.AsAsync("office-zhi");
        await UntilAsync(async () => (await office.GetAsync("/api/agencies/agy-office/inbox")).Text.Contains(requestId, StringComparison.Ordinal), "the coordinating office to be rung");

        // The liaison acknowledges and the ladder stops.
        await Must(fang, incident, new { type = "acknowledge-request", requestId, etaMinutes = 15 });
        Assert.Equal("acknowledged", (string?)(await RequestAsync(zhou, incident))["state"]);
        var climbed = await ClimbsAsync(zhou, incident);
        await LooksOfTheWatchAsync(zhou);
        Assert.Equal(climbed, await ClimbsAsync(zhou, incident));

        var timeline = await zhou.TimelineAsync(incident);
        var kinds = timeline.Select(entry => (string)entry["kind"]!).ToHashSet();
        Assert.Superset(
            new HashSet<string> { "incident-reported", "grade-changed", "contact-attempted", "unreachable-established", "request-drafted", "request-approved", "request-raised", "request-escalated", "notice-sent", "request-acknowledged" },
            kinds);
        Assert.All(timeline, entry => Assert.False(string.IsNullOrWhiteSpace((string?)entry["summary"])));
        Assert.Equal(Enumerable.Range(1, timeline.Count).Select(number => (long)number), timeline.Select(entry => (long)entry["version"]!));
        Assert.True((bool)(await zhou.GetAsync($"/api/incidents/{incident}/integrity")).Body!["ok"]!);
    }

    private static async Task Must(CountyClient officer, string incident, object command)
    {
        var answer = await officer.CommandAsync(incident, command);
        Assert.True(answer.Status == 200, $"{officer.Officer}: {answer.Status} {answer.Text}");
    }

    private static async Task FailAsync(CountyClient officer, string incident, string channel, string contact) => await Must(officer, incident, new
    {
        type = "record-contact-attempt",
        personId = "p1",
        channel,
        contact,
        result = "no-answer",
        at = await NowAsync(officer, incident),
        inspectors = (string[])["duty-zhou", "duty-lu"],
    });

    private static async Task<DateTimeOffset> NowAsync(CountyClient officer, string incident) =>
        (DateTimeOffset)(await ViewAsync(officer, incident))["time"]!["now"]!;

    private static async Task<JsonNode> RequestAsync(CountyClient officer, string incident) =>
        Assert.Single((await ViewAsync(officer, incident))["requests"]!.AsArray())!;

    private static async Task<JsonNode> ViewAsync(CountyClient officer, string incident) =>
        (await officer.GetAsync($"/api/incidents/{incident}")).Body!;

    /// <summary>Lets the watch strike again and again what is due, past the instant at which a ladder still running would have climbed: one of which nobody takes notice climbs meanwhile.</summary>
    private static async Task LooksOfTheWatchAsync(CountyClient officer)
    {
        var beside = (string)(await officer.ReportAsync(Reports.Of($"Beside {Guid.NewGuid():N}", Scale))).Body!["incidentId"]!;
        var past = await NowAsync(officer, beside) + LongestRung;
        await UntilAsync(
            async () => (await officer.TimelineAsync(beside)).Any(entry => (string?)entry["kind"] == "holder-sought" && (DateTimeOffset)entry["recordedAt"]! > past),
            "the ladder beside to climb");
    }

    private static async Task<int> ClimbsAsync(CountyClient officer, string incident) =>
        (await officer.TimelineAsync(incident)).Count(entry => (string?)entry["kind"] == "request-escalated" && (string?)entry["data"]!["ladder"] == "answer");

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), $"Waited in vain for {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
    }
}

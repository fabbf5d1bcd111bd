using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P4 of the product: the host dies over due times and is started hours later. Drill time makes a night of half a minute.</summary>
public sealed class OvernightTests
{
    private const int Scale = 600;

    /// <summary>Five hours of the incident: every rung and every clock below is long over.</summary>
    private static readonly TimeSpan Night = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StruckWithin = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false)]
    [InlineData(true, Traits = [LongRun.Name, LongRun.Value])]
    public async Task What_fell_due_in_the_night_strikes_in_order_once_and_says_how_late(bool onPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("hrb-night-").FullName;
        var settings = onPostgres ? await HostProcess.OnPostgresAsync() : [];
        var port = Ports.Free();
        var host = await HostProcess.StartAsync(folder, port, settings);
        try
        {
            using var zhou = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            var unclaimed = await OpenAsync(zhou, "Gate 1");
            var offered = await OfferedAsync(zhou, await OpenAsync(zhou, "Gate 2"));
            var asked = await AskedAsync(host, zhou, await OpenAsync(zhou, "Gate 3"));
            await host.KillAsync();
            await host.DisposeAsync();
            await Task.Delay(Night, TestContext.Current.CancellationToken);
            var started = Stopwatch.GetTimestamp();
            host = await HostProcess.StartAsync(folder, port, settings);
            using var morning = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            var sought = await FirstAsync(morning, unclaimed, "holder-sought", started);
            var missed = await FirstAsync(morning, offered, "clock-missed", started);
            var escalated = await FirstAsync(morning, asked, "request-escalated", started);

            // One rung stands for those of the night, and names them.
            Assert.True((int)sought["data"]!["turn"]! > 10, sought.ToJsonString());
            Assert.NotEmpty(escalated["data"]!["collapsed"]!.AsArray());
            Assert.InRange(TimeSpan.Parse((string)missed["data"]!["late"]!, CultureInfo.InvariantCulture), TimeSpan.FromHours(2), TimeSpan.FromHours(12));
            foreach (var incident in new[] { unclaimed, offered, asked })
            {
                await CheckAsync(morning, incident);
            }
        }
        finally
        {
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> OpenAsync(CountyClient officer, string place)
    {
        var answer = await officer.ReportAsync(new
        {
            source = "hotline",
            reportedAt = DateTimeOffset.UtcNow,
            employer = new { name = $"Fictional Labour of {place}" },
            place,
            headcount = 46,
            description = "Wages unpaid for two months.",
            drill = new { timeScale = Scale },
        });
        Assert.Equal(201, answer.Status);
        return (string)answer.Body!["incidentId"]!;
    }

    /// <summary>Offered to a colleague, who has half an hour to accept.</summary>
    private static async Task<string> OfferedAsync(CountyClient officer, string incident)
    {
        await MustAsync(officer, incident, new { type = "take-charge" });
        await MustAsync(officer, incident, new { type = "hand-over", to = "duty-lu", summary = "46 people, three calls" });
        return incident;
    }

    /// <summary>A request to the police, which nobody answers.</summary>
    private static async Task<string> AskedAsync(HostProcess host, CountyClient officer, string incident)
    {
        await MustAsync(officer, incident, new { type = "take-charge" });
        var drafted = await MustAsync(officer, incident, new { type = "draft-request", kind = "assist-inquiry", to = "agy-police", text = "Please look.", share = (string[])["place"] });
        using var chief = await CountyClient.SignInAsync(host.Address, "chief-zheng");
        await MustAsync(chief, incident, new { type = "approve-request", requestId = (string)drafted["requestId"]! });
        return incident;
    }

    private static async Task<JsonNode> MustAsync(CountyClient officer, string incident, object command)
    {
        var answer = await officer.CommandAsync(incident, command);
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
        return answer.Body!;
    }

    /// <summary>The first entry of a kind after the night; there is one within the promised time of the start.</summary>
    private static async Task<JsonNode> FirstAsync(CountyClient officer, string incident, string kind, long started)
    {
        while (true)
        {
            var timeline = await officer.TimelineAsync(incident);
            var slept = timeline.Zip(timeline.Skip(1)).FirstOrDefault(pair => At(pair.Second) - At(pair.First) > Night * Scale / 2);
            if (timeline.SkipWhile(entry => slept.Second is null || (long)entry["version"]! < (long)slept.Second["version"]!).FirstOrDefault(entry => (string?)entry["kind"] == kind) is { } found)
            {
                return found;
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < StruckWithin, $"{incident}: no {kind} after the night; {string.Join(' ', timeline.Select(entry => entry["kind"]))}\n{officer.Officer}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static DateTimeOffset At(JsonNode entry) => (DateTimeOffset)entry["recordedAt"]!;

    /// <summary>Nothing was struck twice, clocks in the order they ran out, and the chain holds.</summary>
    private static async Task CheckAsync(CountyClient officer, string incident)
    {
        var timeline = await officer.TimelineAsync(incident);
        var missed = timeline.Where(entry => (string?)entry["kind"] == "clock-missed").Select(entry => ((string)entry["data"]!["clock"]!, (string)entry["data"]!["subject"]!, (DateTimeOffset)entry["data"]!["dueAt"]!)).ToArray();
        Assert.Equal(missed.Distinct(), missed);
        Assert.Equal(missed.Select(miss => miss.Item3).Order(), missed.Select(miss => miss.Item3));
        foreach (var ladder in timeline.Where(entry => (string?)entry["kind"] is "holder-sought" or "request-escalated").GroupBy(entry => (string)entry["kind"]!))
        {
            var places = ladder.Select(entry => ((int)entry["data"]!["turn"]!, (int)entry["data"]!["rung"]!)).ToArray();
            Assert.Equal(places.Distinct().Order(), places);
        }

        Assert.Equal(Enumerable.Range(1, timeline.Count).Select(number => (long)number), timeline.Select(entry => (long)entry["version"]!));
        Assert.True((bool)(await officer.GetAsync($"/api/incidents/{incident}/integrity")).Body!["ok"]!);
    }
}

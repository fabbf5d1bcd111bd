using System.Globalization;
using System.Text.Json.Nodes;
using HrBureau.Contracts;

namespace HrBureau.Host;

/// <summary><c>drill SCENARIO --speed N [--as OFFICER]</c>: has the running system replay a scenario of its county, says how far it is, and ends with who was late.</summary>
internal static class DrillVerb
{
    private const string Extension = ".json";
    private const string RunsDrills = "drill";
    private const int NotDone = 2;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(Settings settings, string scenario, string speed, string? officer, TextWriter output)
    {
        if (!int.TryParse(speed, NumberStyles.None, CultureInfo.InvariantCulture, out var timeScale) || timeScale is < 1 or > DrillOrder.Fastest)
        {
            throw StartRefusedException.Because("speed-wrong", speed, DrillOrder.Fastest);
        }

        if (scenario.EndsWith(Extension, StringComparison.Ordinal) && !File.Exists(scenario))
        {
            throw StartRefusedException.Because("table-missing", scenario);
        }

        using var system = new RunningSystem(settings);
        await system.SignInAsync(settings, officer ?? CountyFolder.Read(settings).Mechanism.Officers.FirstOrDefault(row => row.Duties.Contains(RunsDrills))?.Id ?? throw StartRefusedException.Because("drill-officer"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/drills") { Content = JsonContent.Create(new { scenario = NameOf(scenario), timeScale }) };
        if (await BeginAsync(system, request) is not { } drill)
        {
            await output.WriteLineAsync(HostTexts.Both("drill-unknown", settings.PublicUrl.TrimEnd('/')));
            return NotDone;
        }

        var id = (string)drill["drillId"]!;
        await output.WriteLineAsync(HostTexts.Both("drill-started", id, (string)drill["incidentId"]!));
        using var interrupt = new CancellationTokenSource();
        using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            interrupt.Cancel();
        });
        try
        {
            if (await WatchAsync(system, drill, output, interrupt.Token) is not { } ended)
            {
                await output.WriteLineAsync(HostTexts.Both("drill-left", id));
                return NotDone;
            }

            await output.WriteLineAsync(HostTexts.Both($"drill-{(string)ended["state"]!}", (string?)ended["fault"] ?? ""));
            if (ended["incidentId"] is not null)
            {
                await ReportAsync(await system.GetAsync($"/api/drills/{id}/report"), output);
            }

            return (string)ended["state"]! == "done" ? 0 : NotDone;
        }
        catch (StartRefusedException fault) when (fault.Reason is RunningSystem.Away or RunningSystem.Busy)
        {
            await output.WriteLineAsync(HostTexts.Both("drill-cut", id, settings.PublicUrl.TrimEnd('/')));
            return NotDone;
        }
    }

    /// <returns>The drill that has begun; null when the connection broke before it was answered, so that nobody knows here.</returns>
    private static async Task<JsonNode?> BeginAsync(RunningSystem system, HttpRequestMessage request)
    {
        try
        {
            return await system.SendAsync(request);
        }
        catch (StartRefusedException fault) when (fault.Reason is RunningSystem.Away)
        {
            return null;
        }
    }

    /// <returns>How it ended; null when whoever watches has left.</returns>
    private static async Task<JsonNode?> WatchAsync(RunningSystem system, JsonNode drill, TextWriter output, CancellationToken left)
    {
        for (var said = 0; ; drill = await system.GetAsync($"/api/drills/{drill["drillId"]}"))
        {
            if ((int)drill["done"]! > said && drill["last"] is { } last)
            {
                said = (int)drill["done"]!;
                await output.WriteLineAsync($"[{said}/{drill["steps"]}] #{last["no"]} {Time(last["at"])} {last["actor"]}: {last["says"]}");
            }

            if (drill["endedAt"] is not null)
            {
                return drill;
            }

            await Task.Delay(LookEvery, TimeProvider.System, left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (left.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    private static async Task ReportAsync(JsonNode report, TextWriter output)
    {
        await output.WriteLineAsync(HostTexts.Both("drill-report", (int)report["late"]!));
        foreach (var line in report["lines"]!.AsArray())
        {
            foreach (var deadline in line!["deadlines"]!.AsArray())
            {
                var late = deadline!["lateMinutes"] is { } minutes ? $" {(int)minutes / 60}:{(int)minutes % 60:00}" : "";
                var step = deadline["step"] is { } no ? $" #{no}" : "";
                await output.WriteLineAsync($"{line["agencyName"]}\t{deadline["label"]}\t{Time(deadline["startedAt"])} → {Time(deadline["dueAt"])}\t{Time(deadline["metAt"])}\t{HostTexts.Of($"deadline-{deadline["state"]}")}{late}{step}\t{deadline["law"]?["title"]}{deadline["law"]?["article"]}");
            }

            foreach (var rung in line["rungs"]!.AsArray())
            {
                var posts = string.Join(", ", rung!["targets"]!.AsArray().Select(target => $"{target!["agency"]}/{target["post"]}"));
                await output.WriteLineAsync($"  {rung["ladder"]} {(int)rung["rung"]! + 1}\t{Time(rung["at"])}\t{posts}");
            }
        }
    }

    /// <summary>The system knows a scenario by the name of its file: what lies beside the verb is not sent.</summary>
    private static string NameOf(string scenario) => scenario.EndsWith(Extension, StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(scenario) : scenario;

    private static string Time(JsonNode? at) => at is null ? "—" : HostTexts.Time(DateTimeOffset.Parse((string)at!, CultureInfo.InvariantCulture))[..16];
}

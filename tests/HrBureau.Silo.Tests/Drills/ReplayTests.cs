using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

/// <summary>A scenario is stepped act by act: exact at any speed, through every stop, and apart from everything real.</summary>
public sealed partial class ReplayTests
{
    private const string Scenario = "azure-millet-park";
    private const int Fast = DrillOrder.Fastest;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task The_same_story_is_told_to_the_millisecond_at_any_speed(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var one = await EndedAsync(county, (await StartAsync(county, "drl-one", 40_000)).DrillId);
        county.Time.Advance(TimeSpan.FromHours(31));
        var other = await EndedAsync(county, (await StartAsync(county, "drl-other", Fast)).DrillId);
        Assert.NotEqual(one.IncidentId, other.IncidentId);
        var story = await StoryAsync(county, one.IncidentId!);
        Assert.Equal(story, await StoryAsync(county, other.IncidentId!));
        Assert.True(story.Count > 100, $"{story.Count} entries");
        Assert.Equal(DrillState.Done, one.State);
        Assert.Equal(0, await county.Place.CountAsync("select count(*) from due"));
        Assert.True((await county.As("duty-zhou").IntegrityAsync(one.IncidentId!))!.Ok);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task One_that_is_cut_in_the_middle_is_told_on_by_another_silo_as_if_nothing_had_been(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var whole = await EndedAsync(county, (await StartAsync(county, "drl-whole", Fast)).DrillId);
        await StartAsync(county, "drl-cut", 15_000);
        await RunningCounty.UntilAsync(async () => (await ViewAsync(county, "drl-cut")).Done >= 20, "the middle of the story");
        Assert.Equal(DrillState.Running, (await ViewAsync(county, "drl-cut")).State);
        await county.RestartAsync();
        var cut = await EndedAsync(county, "drl-cut");
        Assert.Equal((DrillState.Done, cut.Steps), (cut.State, cut.Done));
        Assert.Equal(await StoryAsync(county, whole.IncidentId!), await StoryAsync(county, cut.IncidentId!));
    }

    [Fact]
    public async Task Only_the_first_result_of_step_21_is_late_and_the_ladder_that_rang_for_it_is_named()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var drill = await EndedAsync(county, (await StartAsync(county, "drl-late", Fast)).DrillId);
        var report = (await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IDrillGrain>("drl-late").Report()))!;
        var late = Assert.Single(report.Report.Late());
        Assert.Equal(("first-result", TimeSpan.FromMinutes(70), "21"), (late.Clock, late.Late!.Value, report.Steps[late.MetBy!]));
        var police = Assert.Single(report.Report.Lines, line => line.Agency == "agy-police");
        var theirs = (await county.As("police-fang").AskAsync(grains => grains.GetGrain<IIncidentGrain>(drill.IncidentId!).Lateness()))!;
        Assert.Equal(["agy-police"], theirs.Lines.Select(line => line.Agency));
        Assert.Equal((Instant(27, 9, 10), Instant(27, 9, 28), Instant(27, 14, 20)), (police.AskedAt, police.AcknowledgedAt, police.FirstResultAt));
        Assert.Equal(["answer 0", "answer 1", "result 0", "result 1"], police.Rungs.Select(rung => $"{WireWord.Of(rung.Ladder)} {rung.Rung}"));
        Assert.Equal([Instant(27, 9, 10), Instant(27, 9, 25).AddMilliseconds(1), Instant(27, 13, 10).AddMilliseconds(1), Instant(27, 14, 10).AddMilliseconds(2)], police.Rungs.Select(rung => rung.At));

        var grades = (await county.As("duty-zhou").TimelineAsync(drill.IncidentId!))!.Items.Where(entry => entry.Kind == "grade-changed").Select(entry => (entry.RecordedAt, To: JsonNode.Parse(entry.Data)!["to"]!.ToString())).ToList();
        Assert.Contains(grades, grade => grade.To == WireWord.Of(Grade.Major) && grade.RecordedAt >= Instant(27, 7, 5) && grade.RecordedAt < Instant(27, 7, 40));
        Assert.Contains(grades, grade => grade == (Instant(27, 7, 55), WireWord.Of(Grade.Larger)));

        var state = await county.StateAsync(drill.IncidentId!);
        Assert.Equal((Phase.Ended, Grade.Larger, 46), (state.Phase, state.Grade.Value, state.Facts.Reports[2].Headcount));
        Assert.Equal((43, 121_430_000), (state.Facts.Adopted.Headcount, state.Facts.Adopted.AmountFen));
        Assert.Equal(3, state.Facts.ReportCount);
        Assert.True(state.Ledgers.Values.Sum(ledger => ledger.Attempts.Count) >= 8);
        var letter = Assert.Single(state.Requests.Values, request => request.Kind == RequestKind.EarlyIntervention);
        Assert.Equal(("chief-zheng", false), (letter.Signer, letter.ByRule));
        Assert.Equal([PoliceMeasure.FindAndContact, PoliceMeasure.Warn, PoliceMeasure.JointInterview, PoliceMeasure.KeepOrder], letter.Measures);
        Assert.Equal(RequestState.Answered, letter.State);
        Assert.All(state.Requests.Values.Where(request => request != letter), request => Assert.Equal(RequestState.Fulfilled, request.State));
    }

    [Fact]
    public async Task Nobody_but_its_stepper_acts_in_a_replay_or_says_when()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = (await EndedAsync(county, (await StartAsync(county, "drl-apart", Fast)).DrillId)).IncidentId!;
        var real = await Given.IncidentAsync(county);
        var version = (await county.StateAsync(incident)).Version;
        var zhou = county.As("duty-zhou");
        Assert.Equal(RefusalCode.ReplayScripted, (await zhou.DoAsync(incident, new IncidentCommand.AddNote("I was here."))).Refusal!.Code);
        Assert.Empty((await zhou.ViewAsync(incident))!.Allowed);

        var step = new DrillStep("drl-apart", Instant(29, 9, 0), "duty-zhou");
        Assert.Equal(RefusalCode.StepForeign, await StepAsync(zhou, incident, step));
        Assert.Equal(RefusalCode.StepForeign, await StepAsync(zhou, real, step));
        var system = new OfficerAtWork(county.Silo.GetRequiredService<IGrainFactory>(), county.Tokens.IssueSystem("silo").Text, "");
        Assert.Equal(RefusalCode.StepForeign, await StepAsync(system, real, step));
        Assert.Equal(RefusalCode.StepForeign, await StepAsync(system, incident, step with { Drill = "drl-other" }));
        Assert.Equal(RefusalCode.StepForeign, await StepAsync(system, incident, step with { At = Instant(26, 9, 0) }));
        Assert.Equal(RefusalCode.StepForeign, await StepAsync(system, incident, step with { Officer = "nobody" }));
        Assert.Equal(CommandOutcome.Accepted, (await system.AskAsync(grains => grains.GetGrain<IIncidentGrain>(real).Execute(new CommandEnvelope("s", "{\"type\":\"strike-clock\"}", null)))).Outcome);
        Assert.Equal(version, (await county.StateAsync(incident)).Version);
    }

    [Fact]
    public async Task Outside_channels_are_simulated_and_nothing_real_knows_of_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await HookedCounty.StartAsync();
        await HookedCounty.RegisterAsync(county, receiver);
        var real = await county.As("duty-zhou").ReportAsync(Real());
        await county.QuietAsync();
        var (counts, desk, board) = (await county.As("duty-lu").CountsAsync(), await county.As("police-fang").InboxAsync(), await county.As("duty-lu").ListAsync(drill: false));
        await county.Place.ExecuteAsync("create table seen (line text); create trigger seen_owed after insert on owed when new.incident like '%drill%' begin insert into seen values (new.id); end; create trigger seen_desk after insert on desk when new.incident like '%drill%' begin insert into seen values (new.request_id); end");
        var drill = await EndedAsync(county, (await StartAsync(county, "drl-quiet", Fast)).DrillId);
        Assert.Contains("drill", drill.IncidentId, StringComparison.Ordinal);
        Assert.Equal(0, await county.Place.CountAsync("select count(*) from seen"));
        Assert.Empty(receiver.Got);
        var timeline = (await county.As("duty-zhou").TimelineAsync(drill.IncidentId!))!.Items;
        Assert.Contains(timeline, entry => entry.Kind == "notice-sent" && entry.Data.Contains("\"simulated\":true", StringComparison.Ordinal));
        Assert.Equal(0, await county.Place.CountAsync("select count(*) from owed"));

        var after = await county.As("duty-lu").CountsAsync();
        Assert.Equal((counts.OpenIncidents, counts.Inbox, counts.Tasks), (after.OpenIncidents, after.Inbox, after.Tasks));
        Assert.Equal(desk!.Items.Count, (await county.As("police-fang").InboxAsync())!.Items.Count);
        Assert.Empty(await county.As("lead-yan").TasksAsync() is var tasks ? tasks.Where(task => task.IncidentId == drill.IncidentId) : []);
        var now = await county.As("duty-lu").ListAsync(drill: false);
        Assert.Equal(JsonSerializer.Serialize(board.ByGrade), JsonSerializer.Serialize(now.ByGrade));
        Assert.Equal(board.Items.Select(item => item.IncidentId), now.Items.Select(item => item.IncidentId));
        Assert.Equal(1, (await county.StateAsync(real.IncidentId!)).Facts.ReportCount);

        var again = await county.As("duty-zhou").ReportAsync(Real() with { SourceRef = "12345-20260126-0842", Source = ReportSource.Hotline });
        Assert.Equal((real.IncidentId, true), (again.IncidentId, again.Merged));
        var live = await county.As("duty-zhou").ReportAsync(Real() with { DrillScale = 60 });
        Assert.DoesNotContain(live.IncidentId, new[] { real.IncidentId, drill.IncidentId });
        Assert.Empty((await county.As("duty-zhou").ViewAsync(real.IncidentId!))!.Hints);
    }

    [Fact]
    public async Task It_can_be_held_let_go_on_and_stopped_and_ends_where_it_stands()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var drill = await StartAsync(county, "drl-held", 3_000);
        Assert.NotNull(drill.IncidentId);
        var held = await AskAsync(county, "drl-held", grain => grain.Hold(true));
        Assert.Equal(DrillState.Held, held.State);
        await county.RestartAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.InRange((await ViewAsync(county, "drl-held")).Done - held.Done, 0, 1);
        await AskAsync(county, "drl-held", grain => grain.Hold(false));
        await RunningCounty.UntilAsync(async () => (await ViewAsync(county, "drl-held")).Done > held.Done + 1, "it to go on");
        await AskAsync(county, "drl-held", grain => grain.Stop());
        var stopped = await EndedAsync(county, "drl-held");
        Assert.Equal((DrillState.Stopped, true), (stopped.State, stopped.Done < stopped.Steps));
        var state = await county.StateAsync(stopped.IncidentId!);
        Assert.Equal((Phase.Ended, stopped.Last!.At), (state.Phase, state.PhaseSince));
        Assert.Null(await county.As("police-fang").AskAsync(grains => grains.GetGrain<IDrillGrain>("drl-held").Stop()));
    }

    [Fact]
    public async Task Another_order_under_the_same_name_starts_nothing_and_changes_nothing()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var drill = await StartAsync(county, "drl-named", 1);
        var again = await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IDrillGrain>("drl-named").Start(new DrillOrder(Scenario, 2)));
        Assert.Equal((true, null), (again.KeyReused, again.View));
        Assert.Equal(drill.IncidentId, (await StartAsync(county, "drl-named", 1)).IncidentId);
    }

    [Fact]
    public async Task Four_go_at_once_and_a_fifth_starts_when_one_has_ended()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        foreach (var drill in new[] { "drl-1", "drl-2", "drl-3", "drl-4" })
        {
            await StartAsync(county, drill, 1);
        }

        var zhou = county.As("duty-zhou");
        Assert.True((await zhou.AskAsync(grains => grains.GetGrain<IDrillGrain>("drl-5").Start(new DrillOrder(Scenario, 1)))).Crowded);
        Assert.Null(await zhou.AskAsync(grains => grains.GetGrain<IDrillGrain>("drl-5").View()));
        await zhou.AskAsync(grains => grains.GetGrain<IDrillGrain>("drl-1").Stop());
        await EndedAsync(county, "drl-1");
        Assert.NotNull(await StartAsync(county, "drl-5", 1));
    }

    [Fact]
    public async Task A_scenario_that_is_not_there_starts_nothing_and_no_name_is_a_path()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        foreach (var name in new[] { "nothing", "../mechanism/clocks", "azure-millet-park.json", "" })
        {
            var reply = await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IDrillGrain>("drl-none").Start(new DrillOrder(name, 60)));
            Assert.Null(reply.View);
            Assert.Equal([Scenario], reply.Known!);
        }

        Assert.Empty(await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IDrillBookGrain>(IDrillBookGrain.Key).Newest()));
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As("auditor").AskAsync(grains => grains.GetGrain<IDrillGrain>("drl-none").Start(new DrillOrder(Scenario, 60))));
    }

    [Fact]
    public async Task A_live_drill_has_a_report_too_and_a_real_incident_none()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var live = (await county.As("duty-zhou").ReportAsync(Given.Report() with { DrillScale = 60 })).IncidentId!;
        await county.FastForwardAsync(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1));
        var report = (await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IIncidentGrain>(live).Lateness()))!;
        var late = Assert.Single(report.Late());
        Assert.Equal(("unclaimed", TimeSpan.FromMinutes(5)), (late.Clock, late.Late));
        Assert.Equal([0, 1, 2], report.Lines[0].Rungs.Select(rung => rung.Rung));
        var real = await Given.IncidentAsync(county);
        Assert.Null(await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IIncidentGrain>(real).Lateness()));
        Assert.Null(await county.As("police-fang").AskAsync(grains => grains.GetGrain<IIncidentGrain>(live).Lateness()));
    }

    private static ReportGiven Real() => Given.Report(project: "\u9752\u7c9f\u4ea7\u4e1a\u56ed\u4e8c\u671f") with { EmployerName = "\u542f\u6728\u52b3\u52a1", Place = "\u671b\u7c9f\u9547", Behaviours = [] };

    private static DateTimeOffset Instant(int day, int hour, int minute) => new(2026, 1, day, hour, minute, 0, CountyTime.Offset);

    private static async Task<RefusalCode?> StepAsync(OfficerAtWork officer, string incident, DrillStep step) =>
        (await officer.AskAsync(grains => grains.GetGrain<IIncidentGrain>(incident).Execute(new CommandEnvelope($"k-{step.Drill}-{step.At.Day}", "{\"type\":\"add-note\",\"text\":\"x\"}", null, Step: step)))).Refusal?.Code;

    private static async Task<DrillView> StartAsync(RunningCounty county, string drill, int speed) =>
        (await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IDrillGrain>(drill).Start(new DrillOrder(Scenario, speed)))).View!;

    private static async Task<DrillView> AskAsync(RunningCounty county, string drill, Func<IDrillGrain, Task<DrillView?>> ask) =>
        (await county.As("duty-zhou").AskAsync(grains => ask(grains.GetGrain<IDrillGrain>(drill))))!;

    private static Task<DrillView> ViewAsync(RunningCounty county, string drill) => AskAsync(county, drill, grain => grain.View());

    private static async Task<DrillView> EndedAsync(RunningCounty county, string drill)
    {
        await RunningCounty.UntilAsync(async () => (await ViewAsync(county, drill)).EndedAt is not null, "the end of the replay");
        var view = await ViewAsync(county, drill);
        Assert.True(view.Fault is null, $"step {view.Fault?.Step.No} {view.Fault?.Step.Says}: {view.Fault?.Outcome} {view.Fault?.Refusal?.Code} {view.Fault?.Refusal?.Field}");
        return view;
    }

    /// <summary>Every entry with its times, its officer and its payload; ids that are made anew for each incident read alike.</summary>
    private static async Task<List<string>> StoryAsync(RunningCounty county, string incident)
    {
        var loader = county.Silo.GetRequiredService<IncidentLoader>();
        var image = await loader.LoadAsync(incident, TestContext.Current.CancellationToken);
        var history = await loader.HistoryAsync(incident, image.Version, image.Keys, TestContext.Current.CancellationToken);
        return [.. history.Select(entry => Made().Replace($"{entry.Version} {EventJson.Kind(entry.Event)} {entry.At:O} {entry.RecordedAt:O} {entry.By} {EventJson.Write(entry.Event)}".Replace(incident, "inc", StringComparison.Ordinal), "#"))];
    }

    [GeneratedRegex("[0-9a-f]{16,}|drl-[a-z]+")]
    private static partial Regex Made();
}

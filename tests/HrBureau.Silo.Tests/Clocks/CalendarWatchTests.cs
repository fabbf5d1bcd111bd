using System.Collections.Frozen;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class CalendarWatchTests
{
    private const string Clock = "first-result";

    /// <summary>The demonstration county with one clock, of three working days; an acknowledged request has nothing else due.</summary>
    private static Mechanism WorkingDays { get; } = Demo.Mechanism with
    {
        Clocks = [.. Demo.Mechanism.Clocks
            .Where(row => row.Name == Clock)
            .Select(row => row with { Length = new ClockLength(ClockUnit.WorkingDays, 3), WarnBefore = null })],
    };

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_clock_that_waited_for_its_year_is_armed_when_the_year_is_published(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind, WorkingDays, new WorkCalendar([]));
        var incident = await AcknowledgedAsync(county);
        Assert.True(await county.IsIdleForAsync(TimeSpan.FromDays(90)));
        var version = (await county.As("duty-zhou").ViewAsync(incident))!.Version;

        await county.StopAsync();
        await county.StartAgainAsync(Demo.Calendar);

        await CountedAsync(county, incident, EndOf(13));
        Assert.Equal(version, (await county.As("duty-zhou").ViewAsync(incident))!.Version);
        await StrikesAsync(county, incident, EndOf(13));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_day_moved_while_a_clock_runs_moves_its_end_there_and_back(StorageKind kind)
    {
        // Thursday off, Saturday worked instead: three working days from Tuesday the 10th end on the 14th and not on the 13th.
        var moved = March(off: [12], makeUp: [14]);
        await using var county = await RunningCounty.StartAsync(kind, WorkingDays, March([], []));
        var incident = await AcknowledgedAsync(county);
        await CountedAsync(county, incident, EndOf(13));

        await county.StopAsync();
        await county.StartAgainAsync(moved);
        await CountedAsync(county, incident, EndOf(14));

        await county.StopAsync();
        await county.StartAgainAsync(March([], []));
        await CountedAsync(county, incident, EndOf(13));

        await county.StopAsync();
        await county.StartAgainAsync(moved);
        await CountedAsync(county, incident, EndOf(14));
        await StrikesAsync(county, incident, EndOf(14));
    }

    [Fact]
    public async Task A_row_of_clocks_that_changed_while_one_runs_moves_its_end()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, WorkingDays, March([], []));
        var incident = await AcknowledgedAsync(county);
        await CountedAsync(county, incident, EndOf(13));

        await county.StopAsync();
        await county.StartAgainAsync(March([], []), WorkingDays with
        {
            Hash = new string('0', 64),
            Clocks = [.. WorkingDays.Clocks.Select(row => row with { Length = new ClockLength(ClockUnit.WorkingDays, 2) })],
        });
        await CountedAsync(county, incident, EndOf(12));
    }

    [Fact]
    public async Task The_same_days_from_another_source_count_nothing_anew()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, WorkingDays, March([12], []));
        var incident = await AcknowledgedAsync(county);
        await CountedAsync(county, incident, EndOf(16));
        await county.StopAsync();
        await county.StartAgainAsync(new WorkCalendar([March2026([12], []) with { Source = "reprint", Published = "2026-02" }]));

        // A look at everything not counted by the days in force finds nothing.
        var countedBy = county.Silo.GetRequiredService<MechanismSource>().CountedBy;
        Assert.Empty(await county.Silo.GetRequiredService<DueTable>().WakeMiscountedAsync(
            countedBy, "", 10, county.Time.GetUtcNow(), TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_officer_who_comes_or_goes_counts_nothing_anew_and_a_row_of_clocks_does()
    {
        var calendar = March([], []);
        var before = CountedBy(WorkingDays, calendar);

        Assert.Equal(before, CountedBy(WorkingDays with { Hash = new string('0', 64), Officers = WorkingDays.Officers[1..] }, calendar));
        Assert.NotEqual(before, CountedBy(WorkingDays with { Clocks = WorkingDays.Clocks[1..] }, calendar));
        Assert.NotEqual(before, CountedBy(WorkingDays, March([12], [])));
    }

    private static string CountedBy(Domain.Mechanism mechanism, WorkCalendar calendar) =>
        new MechanismSource(mechanism, calendar, null!, null!, Microsoft.Extensions.Logging.Abstractions.NullLogger<MechanismSource>.Instance).CountedBy;

    private static async Task<string> AcknowledgedAsync(RunningCounty county)
    {
        var (incident, request) = await Given.RaisedAsync(county);
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request, 20)));
        await county.QuietAsync();
        return incident;
    }

    /// <summary>The row and the line stand where the calendar puts them, and nobody looks at the incident before.</summary>
    private static async Task CountedAsync(RunningCounty county, string incident, DateTimeOffset end)
    {
        var strike = end.AddMilliseconds(1);
        var due = county.Silo.GetRequiredService<DueTable>();
        await RunningCounty.UntilAsync(async () => await due.NextAsync(county.Time.GetUtcNow().AddSeconds(10)) == strike, $"the strike at {strike}");
        await county.QuietAsync();
        Assert.Equal(end, (await county.Silo.GetRequiredService<BoardTable>().FindAsync(incident))!.NextDue);
        Assert.Equal(1, await county.Place.CountAsync("select count(*) from due where at = wake and owner is null and attempts = 0"));
    }

    private static async Task StrikesAsync(RunningCounty county, string incident, DateTimeOffset end)
    {
        county.Time.SetUtcNow(end);
        await county.QuietAsync();
        Assert.Equal(0, await MissedAsync(county, incident));
        county.Time.Advance(TimeSpan.FromMilliseconds(1));
        await county.QuietAsync();
        Assert.Equal(1, await MissedAsync(county, incident));
    }

    private static async Task<int> MissedAsync(RunningCounty county, string incident) =>
        (await county.As("duty-zhou").TimelineAsync(incident))!.Items.Count(entry => entry.Kind == "clock-missed");

    private static DateTimeOffset EndOf(int day) => CountyTime.EndOf(new DateOnly(2026, 3, day));

    private static WorkCalendar March(int[] off, int[] makeUp) => new([March2026(off, makeUp)]);

    private static CalendarYear March2026(int[] off, int[] makeUp) =>
        new(2026, Days(off), Days(makeUp), "test", "2025-11");

    private static FrozenSet<DateOnly> Days(int[] days) => days.Select(day => new DateOnly(2026, 3, day)).ToFrozenSet();
}

using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class CountsTests
{
    private static readonly string[] Officers = ["duty-zhou", "duty-lu", "lead-yan", "chief-zheng", "police-fang", "ops"];

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task The_number_of_tasks_is_that_of_the_list_without_asking_an_incident(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        await Given.DraftedAsync(county);
        await Given.IncidentAsync(county, "Nobodys Yard");
        var offered = await Given.HeldIncidentAsync(county, "Offered Yard");
        await Given.MustAsync(county.As("duty-zhou").DoAsync(offered, new IncidentCommand.HandOver("chief-zheng", "Summary.")));
        await county.FastForwardAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10));

        var counted = 0;
        foreach (var officer in Officers)
        {
            var tasks = await county.As(officer).TasksAsync();
            Assert.Equal((officer, tasks.Count), (officer, (await county.As(officer).CountsAsync()).Tasks));
            counted += tasks.Count;
        }

        Assert.True(counted > 4, $"{counted} tasks are too few to compare.");
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Work_of_drills_is_in_the_lists_and_not_in_the_numbers(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        await county.As("duty-zhou").ReportAsync(Given.Report(project: "Drill Yard") with { DrillScale = 60 });
        Assert.Equal((1, 0), ((await county.As("duty-lu").TasksAsync()).Count, (await county.As("duty-lu").CountsAsync()).Tasks));

        await Given.IncidentAsync(county, "Real Yard");
        Assert.Equal((2, 1), ((await county.As("duty-lu").TasksAsync()).Count, (await county.As("duty-lu").CountsAsync()).Tasks));
    }

    [Fact]
    public async Task A_number_on_a_page_loads_no_incident()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        const string unreadable = "inc-360121-20260310-900";
        await county.Silo.GetRequiredService<IncidentLog>().AppendAsync(
            new AppendRequest
            {
                Incident = unreadable,
                ExpectedVersion = 0,
                HeadHash = [],
                Entries = [new NewEntry(Guid.NewGuid(), "incident-reported", 1, RunningCounty.Morning, RunningCounty.Morning, "duty-zhou", "agy-hr", "[]", null)],
                Desk = [new DeskRow("take/unreadable", WaitingTasks.DeskOf("agy-hr"), "open", "take-charge", "duty-officer second-officer", -1, RunningCounty.Morning, true)],
            },
            CancellationToken.None);

        Assert.Equal(1, (await county.As("duty-lu").CountsAsync()).Tasks);
        Assert.Equal(0, (await county.As("lead-yan").CountsAsync()).Tasks);
        await Assert.ThrowsAnyAsync<Exception>(() => county.As("duty-lu").ViewAsync(unreadable));
    }
}

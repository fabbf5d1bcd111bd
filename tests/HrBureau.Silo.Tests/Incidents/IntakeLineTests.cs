using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Many report one site at once.</summary>
[Collection(FaultsOneByOne.Name)]
public sealed class IntakeLineTests
{
    private const string Door = "intake.before-write";

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Reports_that_wait_go_through_the_door_together(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        using var slow = Failpoint.Arm(Door, new FailpointAction(FailpointKind.Delay, TimeSpan.FromMilliseconds(300)));
        var replies = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => county.As(number % 2 == 0 ? "duty-zhou" : "duty-lu").ReportAsync(Given.Report($"caller-{number}"))));

        Assert.All(replies, reply => Assert.Equal(CommandOutcome.Accepted, reply.Outcome));
        Assert.InRange(Failpoint.Reached(Door), 1, 20);
        var incident = Assert.Single(replies.Select(reply => reply.IncidentId).Distinct());
        Assert.Single(replies, reply => !reply.Merged);
        Assert.Equal(300, replies.Select(reply => reply.ReportId).Distinct().Count());
        Assert.Equal(300, (await county.As("duty-zhou").ViewAsync(incident!))!.ReportCount);
    }

    [Fact]
    public async Task A_report_that_is_sent_again_while_it_waits_is_worked_on_once_and_another_under_its_key_is_refused()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var zhou = county.As("duty-zhou");
        await zhou.ReportAsync(Given.Report("the first"));
        var executed = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("HrBureau.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Interlocked.Add(ref executed, span.OperationName == SiloTelemetry.ExecuteSpan && Equals(span.GetTagItem(SiloTelemetry.CommandTag), "report") ? 1 : 0),
        };
        ActivitySource.AddActivityListener(listener);
        using var slow = Failpoint.Arm(Door, new FailpointAction(FailpointKind.Delay, TimeSpan.FromMilliseconds(300)));
        var report = Given.Report("sent again") with { Key = "the-same" };
        var first = zhou.ReportAsync(report);
        await RunningCounty.UntilAsync(() => Task.FromResult(Failpoint.Reached(Door) > 0), "the door");
        Task<ReportReply>[] sent = [first, .. Enumerable.Range(0, 50).Select(_ => zhou.ReportAsync(report))];
        var replies = await Task.WhenAll(sent);

        // Whoever had stood in line for himself would have gone through the door after the first.
        Assert.Equal(1, Failpoint.Reached(Door));

        Assert.All(replies, reply => Assert.Equal(CommandOutcome.Accepted, reply.Outcome));
        Assert.Single(replies.Select(reply => (reply.ReportId, reply.IncidentId)).Distinct());
        Assert.Equal(1, executed);
        Assert.Equal(CommandOutcome.KeyReused, (await zhou.ReportAsync(report with { Description = "Something else." })).Outcome);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Before a silo takes anybody's calls it has gone the road of a command once; nothing of that is written, and nothing that stands in the road keeps it from starting.</summary>
public sealed class RehearsalTests
{
    private const int Failed = 2049;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task The_most_urgent_incident_is_loaded_before_anybody_asks_and_nothing_is_written(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.HeldIncidentAsync(county);
        await county.QuietAsync();
        var before = DomainJson.WriteState(await county.StateAsync(incident));
        await county.StopAsync();
        var loads = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == SiloTelemetry.Source.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.OperationName == SiloTelemetry.LoadSpan && span.Parent is null && span.GetTagItem(SiloTelemetry.IncidentTag) is string loaded)
                {
                    loads.Enqueue(loaded);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await county.StartAgainAsync();

        Assert.Contains(incident, loads);
        Assert.Equal(before, DomainJson.WriteState(await county.StateAsync(incident)));
        Assert.DoesNotContain(county.Log.All, static line => line.Event.Id == Failed);
    }

    [Fact]
    public async Task An_incident_that_cannot_be_read_does_not_keep_a_silo_from_starting()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        await Given.HeldIncidentAsync(county);
        await county.QuietAsync();
        await county.StopAsync();
        await county.Place.ExecuteAsync("drop trigger incident_event_no_update; update incident_event set payload = '{'; delete from snapshot");

        await county.StartAgainAsync();

        Assert.Contains(county.Log.All, static line => line.Event.Id == Failed);
    }
}

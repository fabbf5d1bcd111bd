using System.Diagnostics;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class StreamEdgeTests : IAsyncLifetime
{
    private const string Path = $"/api/incidents/{ScriptedCounty.Incident}/events";
    private Edge edge = null!;

    public async ValueTask InitializeAsync()
    {
        edge = await Edge.StartAsync();
        edge.County.Add("one");
        edge.County.Add("two");
        edge.County.Add("three");
    }

    public async ValueTask DisposeAsync() => await edge.DisposeAsync();

    [Fact]
    public async Task Every_entry_is_one_event_with_its_version_as_id()
    {
        using var stream = await EventReader.OpenAsync(edge.Http, Path);

        var ids = new List<string?> { (await stream.NextAsync()).Id, (await stream.NextAsync()).Id, (await stream.NextAsync()).Id };

        Assert.Equal("1 2 3", string.Join(' ', ids));
    }

    [Fact]
    public async Task A_reader_resumes_after_the_last_event_he_has()
    {
        using var stream = await EventReader.OpenAsync(edge.Http, Path, after: 2);
        var (id, type, data) = await stream.NextAsync();

        Assert.Equal(("3", null), (id, type));
        Assert.Contains("\"text\":\"three\"", data, StringComparison.Ordinal);
        Assert.Contains("\"summary\":\"Note (Own agency): three\"", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ring_brings_a_new_entry_at_once()
    {
        using var stream = await EventReader.OpenAsync(edge.Http, Path, after: 3);
        await edge.County.Listening;
        edge.County.Add("four");
        var watch = Stopwatch.StartNew();
        await edge.County.RingAsync();

        Assert.Equal("4", (await stream.NextAsync()).Id);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_missed_ring_costs_seconds_never_data()
    {
        using var stream = await EventReader.OpenAsync(edge.Http, Path, after: 3);
        edge.County.Add("four");

        Assert.Equal("4", (await stream.NextAsync()).Id);
    }

    [Fact]
    public async Task Pages_are_rung_with_incident_and_version_only()
    {
        using var stream = await EventReader.OpenAsync(edge.Http, "/events");
        var hello = await stream.NextAsync();
        await edge.County.Listening;
        await edge.County.RingAsync();
        var changed = await stream.NextAsync();

        Assert.Equal("hello", hello.Type);
        Assert.Equal("changed", changed.Type);
        Assert.Equal($$"""{"scope":"incident","incidentId":"{{ScriptedCounty.Incident}}","version":3}""", changed.Data);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_open_streams()
    {
        var own = await Edge.StartAsync();
        own.County.Add("one");
        using var stream = await EventReader.OpenAsync(own.Http, Path);
        await stream.NextAsync();
        var watch = Stopwatch.StartNew();
        await own.DisposeAsync();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }
}

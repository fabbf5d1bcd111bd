using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A collector that is away, or takes connections and never answers, costs spans and no act.</summary>
public sealed class CollectorAwayTests
{
    private const int Acts = 40;
    private static readonly TimeSpan LongestAct = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(45);

    [Theory]
    [InlineData("http/protobuf", true)]
    [InlineData("http/protobuf", false)]
    [InlineData("grpc", true)]
    [InlineData("grpc", false)]
    public async Task Acts_go_on_the_last_traces_are_kept_and_the_process_stops_by_itself(string protocol, bool listens)
    {
        using var data = new TemporaryFolder();
        // Bound either way: a port that is given back could be taken by the host itself.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (listens)
        {
            silent.Listen();
        }

        var port = ((IPEndPoint)silent.LocalEndPoint!).Port;
        await using var host = await HostProcess.StartAsync(data.Path, settings: [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"),
            ("OTEL_BSP_MAX_QUEUE_SIZE", "64"),
            ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "32")]);
        using var zhou = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var incident = (string)(await zhou.ReportAsync(Reports.Of("Azure Park"))).Body!["incidentId"]!;
        var took = new List<TimeSpan>();
        for (var act = 0; act < Acts; act++)
        {
            var begin = Stopwatch.GetTimestamp();
            Assert.Equal(200, (await zhou.CommandAsync(incident, new { type = "add-note", text = $"note {act}" })).Status);
            took.Add(Stopwatch.GetElapsedTime(begin));
        }

        Assert.True(took.Order().ElementAt(Acts / 2) < LongestAct, $"The median act took {took.Order().ElementAt(Acts / 2)}.");
        using var ops = await CountyClient.SignInAsync(host.Address, "ops");
        Assert.True((await ops.GetAsync($"/api/ops/traces?incident={incident}")).Body!["items"]!.AsArray().Count >= Acts);
        var stopping = Stopwatch.GetTimestamp();
        Assert.Equal(0, await host.StopAsync());
        Assert.True(Stopwatch.GetElapsedTime(stopping) < LongestStop);
    }
}

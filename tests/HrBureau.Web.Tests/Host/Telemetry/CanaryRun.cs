using System.Diagnostics;
using HrBureau.TestKit;
using Microsoft.Data.Sqlite;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The story told once to the real program with canaries for personal data, and everything it left behind.</summary>
public sealed class CanaryRun : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder data = new();

    internal OtlpReceiver Receiver { get; private set; } = null!;

    /// <summary>What the program printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What stood in its files while it ran and after it had stopped.</summary>
    public IReadOnlyList<(string File, byte[] Bytes)> Files { get; private set; } = [];

    /// <summary>Trace parents kept beside the entries.</summary>
    public IReadOnlyList<string> StoredTraces { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Receiver = await OtlpReceiver.StartAsync();
        await using var host = await HostProcess.StartAsync(
            data.Path,
            settings: [
                ("OTEL_EXPORTER_OTLP_ENDPOINT", Receiver.Address),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_BSP_SCHEDULE_DELAY", "200"),
                ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "500")]);
        await CanaryStory.TellAsync(host.Address);
        var watch = Stopwatch.StartNew();
        while (!Receiver.Spans().Exists(span => span.Name == "strike clock") && watch.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        var running = ReadFiles("*.db*");
        Assert.Equal(0, await host.StopAsync());
        Output = host.Output;
        Files = [.. running, .. ReadFiles("*")];
        StoredTraces = ReadTraces();
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        data.Dispose();
    }

    private List<(string File, byte[] Bytes)> ReadFiles(string pattern) =>
        [.. Directory.EnumerateFiles(data.Path, pattern, SearchOption.AllDirectories).Select(file => (Path.GetFileName(file), Bytes(file)))];

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private List<string> ReadTraces()
    {
        using var connection = new SqliteConnection($"Data Source={data.At("log.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select distinct traceparent from incident_event where traceparent is not null";
        using var reader = command.ExecuteReader();
        var traces = new List<string>();
        while (reader.Read())
        {
            traces.Add(reader.GetString(0));
        }

        return traces;
    }
}

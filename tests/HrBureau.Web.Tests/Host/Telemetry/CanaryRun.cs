using System.Diagnostics;
using HrBureau.Storage;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The story told once to the real program with canaries for personal data, and everything it left behind.</summary>
public abstract class CanaryRun(StorageKind kind) : IAsyncLifetime
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
        await using var place = await StoragePlace.NewAsync(kind);
        var database = place.Options().ConnectionString;
        await using var host = await HostProcess.StartAsync(
            data.Path,
            settings: [
                ("OTEL_EXPORTER_OTLP_ENDPOINT", Receiver.Address),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_BSP_SCHEDULE_DELAY", "200"),
                ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
                .. database is null ? Array.Empty<(string, string)>() : [("HRB_DATABASE", database)]]);
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
        StoredTraces = await ReadTracesAsync(database is null ? new StorageOptions { Folder = data.Path } : place.Options());
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        data.Dispose();
        GC.SuppressFinalize(this);
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

    private static async Task<List<string>> ReadTracesAsync(StorageOptions options)
    {
        options.ReadOnly = true;
        await using var store = Store.Open(options);
        var traces = new HashSet<string>();
        foreach (var incident in await store.Incidents.ListAsync("", int.MaxValue))
        {
            await foreach (var entry in store.Incidents.ReadAsync(incident, 0, int.MaxValue))
            {
                traces.Add(entry.TraceParent ?? "");
            }
        }

        return [.. traces];
    }
}

/// <inheritdoc/>
public sealed class SqliteCanaryRun() : CanaryRun(StorageKind.Sqlite);

/// <inheritdoc/>
public sealed class PostgresCanaryRun() : CanaryRun(StorageKind.Postgres);

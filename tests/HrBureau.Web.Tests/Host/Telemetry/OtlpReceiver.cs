using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrBureau.Web.Tests;

/// <summary>A collector on a loopback port that keeps every export as it came over the wire, decompressed.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> exports = [];
    private readonly WebApplication app;

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRequestDecompression();
        app = builder.Build();
        app.UseRequestDecompression();
        app.MapPost("/v1/{signal}", KeepAsync);
    }

    /// <summary>Where to send telemetry.</summary>
    public string Address => app.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>Raw exports of <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public IReadOnlyList<byte[]> Raw(string signal) => exports.TryGetValue(signal, out var queue) ? [.. queue] : [];

    /// <summary>Spans, metrics or log records with the scope that made them: all three signals nest them alike.</summary>
    public IEnumerable<(string Scope, ReadOnlyMemory<byte> Item)> Items(string signal) =>
        from export in Raw(signal)
        from resource in Protobuf.Read(export).Where(field => field.Id == 1)
        from scoped in Protobuf.Read(resource.Bytes).Where(field => field.Id == 2)
        let parts = Protobuf.Read(scoped.Bytes)
        let scope = Protobuf.Read(parts.Single(part => part.Id == 1).Bytes).First(field => field.Id == 1).Text
        from item in parts.Where(part => part.Id == 2)
        select (scope, item.Bytes);

    public List<OtlpSpan> Spans() => [.. Items("traces").Select(span => OtlpSpan.Read(span.Scope, span.Item))];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task KeepAsync(string signal, HttpRequest request, HttpResponse response)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        exports.GetOrAdd(signal, _ => []).Enqueue(body.ToArray());
        response.ContentType = "application/x-protobuf";
    }
}

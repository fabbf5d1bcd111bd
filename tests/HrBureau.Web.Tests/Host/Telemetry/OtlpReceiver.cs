using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrBureau.Web.Tests;

/// <summary>A collector on loopback ports, for http/protobuf and for gRPC, that keeps every export as it came over the wire, decompressed.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    /// <summary>One flag byte and the length of the message.</summary>
    private const int GrpcPrefix = 5;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> exports = [];
    private readonly WebApplication app;

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0, static at => at.Protocols = HttpProtocols.Http1);
            server.Listen(IPAddress.Loopback, 0, static at => at.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRequestDecompression();
        app = builder.Build();
        app.UseRequestDecompression();
        app.MapPost("/v1/{signal}", KeepAsync);
        app.MapPost("/opentelemetry.proto.collector.{signal}.v1.{service}/Export", KeepCallAsync);
    }

    /// <summary>Where to send telemetry by http/protobuf.</summary>
    public string Address => app.Urls.First();

    /// <summary>Where to send it by gRPC.</summary>
    public string GrpcAddress => app.Urls.Last();

    /// <summary>Exports that came as gRPC calls.</summary>
    public int Calls { get; private set; }

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>Raw exports of <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public IReadOnlyList<byte[]> Raw(string signal) => exports.TryGetValue(signal, out var queue) ? [.. queue] : [];

    /// <summary>Spans, metrics or log records with the scope that made them: all three signals nest them alike.</summary>
    public IEnumerable<(string Scope, ReadOnlyMemory<byte> Item)> Items(string signal) => Told(signal).Select(told => (told.Scope, told.Item));

    public List<OtlpSpan> Spans() => [.. Told("traces").Select(told => OtlpSpan.Read(told.Resource, told.Scope, told.Item))];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IEnumerable<(IReadOnlyDictionary<string, string> Resource, string Scope, ReadOnlyMemory<byte> Item)> Told(string signal) =>
        from export in Raw(signal)
        from resource in Protobuf.Read(export).Where(field => field.Id == 1)
        let told = Protobuf.Read(resource.Bytes)
        let of = Protobuf.Attributes(Protobuf.Read(told.Single(field => field.Id == 1).Bytes), 1)
        from scoped in told.Where(field => field.Id == 2)
        let parts = Protobuf.Read(scoped.Bytes)
        let scope = Protobuf.Read(parts.Single(part => part.Id == 1).Bytes).First(field => field.Id == 1).Text
        from item in parts.Where(part => part.Id == 2)
        select (of, scope, item.Bytes);

    private async Task KeepAsync(string signal, HttpRequest request, HttpResponse response)
    {
        Keep(signal, await ReadAsync(request));
        response.ContentType = "application/x-protobuf";
    }

    /// <summary>A unary call of the collector's service: one message comes, an empty one goes back.</summary>
    private async Task KeepCallAsync(string signal, HttpRequest request, HttpResponse response)
    {
        var framed = await ReadAsync(request);
        if (request.Protocol != HttpProtocol.Http2 || framed[0] != 0 || framed.Length != GrpcPrefix + BinaryPrimitives.ReadInt32BigEndian(framed.AsSpan(1)))
        {
            throw new FormatException("It is no plain unary call.");
        }

        Keep(signal switch { "trace" => "traces", _ => signal }, framed[GrpcPrefix..]);
        Calls++;
        response.ContentType = "application/grpc";
        response.DeclareTrailer("grpc-status");
        await response.Body.WriteAsync(new byte[GrpcPrefix]);
        response.AppendTrailer("grpc-status", "0");
    }

    private void Keep(string signal, byte[] export) => exports.GetOrAdd(signal, _ => []).Enqueue(export);

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}

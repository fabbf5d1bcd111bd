using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrBureau.TestKit;

/// <summary>Another agency's own system: a real server on loopback that keeps what it gets and answers as badly as a test wants.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> got = new();

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>What to answer to the n-th message, from 1; 204 unless a test says otherwise.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = static (context, _) => Status(context, StatusCodes.Status204NoContent);

    /// <summary>Where it takes messages.</summary>
    public string Url => $"{Address}hooks";

    /// <summary>Its root.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Messages, in the order in which they came.</summary>
    public IReadOnlyList<Received> Got => [.. got];

    /// <summary>Starts one on a free port.</summary>
    /// <param name="tls">With a certificate nobody has signed.</param>
    public static async Task<Receiver> StartAsync(bool tls = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, at =>
        {
            if (tls)
            {
                at.UseHttps(OwnCertificate());
            }
        }));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        var port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        receiver.Address = new Uri($"{(tls ? "https" : "http")}://127.0.0.1:{port}/");
        return receiver;
    }

    /// <summary>Answers with a status and nothing else.</summary>
    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        got.Enqueue(new Received(headers.GetValueOrDefault("webhook-id") ?? "", headers.GetValueOrDefault("webhook-timestamp") ?? "", headers.GetValueOrDefault("webhook-signature") ?? "", body, headers));
        await Answer(context, got.Count);
    }

    private static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>Somebody who stands where a silo should, shows a certificate and believes everybody, and listens to what he is told.</summary>
internal sealed class Impostor : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, Ports.Free());
    private readonly X509Certificate2? shown;
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private int callers;
    private int heard;

    /// <param name="shown">His certificate; null: he speaks no TLS.</param>
    public Impostor(X509Certificate2? shown)
    {
        this.shown = shown;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many have called and gone.</summary>
    public int Callers => Volatile.Read(ref callers);

    /// <summary>How many bytes of Orleans he was told.</summary>
    public int Heard => Volatile.Read(ref heard);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
        shown?.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var caller = await listener.AcceptTcpClientAsync(stop.Token);
                await HearAsync(caller);
                Interlocked.Increment(ref callers);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                // It is over, or the caller has left already.
            }
        }
    }

    private async Task HearAsync(TcpClient caller)
    {
        try
        {
            var piece = new byte[4096];
            if (shown is null)
            {
                // A greeting of TLS is not a word of Orleans.
                var read = await caller.GetStream().ReadAsync(piece, stop.Token);
                Interlocked.Add(ref heard, read > 0 && piece[0] == 0x16 ? 0 : read);
                return;
            }

            await using var tls = new SslStream(caller.GetStream());
            await tls.AuthenticateAsServerAsync(Options(shown), stop.Token);
            Interlocked.Add(ref heard, await tls.ReadAsync(piece, stop.Token));
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            // He was not believed.
        }
    }

    [SuppressMessage("Security", "CA5359:Do not disable certificate validation", Justification = "An impostor believes whom he likes.")]
    private static SslServerAuthenticationOptions Options(X509Certificate2 shown) => new()
    {
        ServerCertificate = shown,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = static (_, _, _, _) => true,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
    };
}

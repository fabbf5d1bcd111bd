using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace HrBureau.Cluster.Tests;

/// <summary>What somebody gets who connects to a door of a silo and speaks TLS there.</summary>
/// <param name="Heard">Bytes he was sent within TLS.</param>
/// <param name="Closed">Whether he was shown out.</param>
/// <param name="Door">The certificate he was shown; null when it did not come to that.</param>
internal sealed record Knock(int Heard, bool Closed, string? Door)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Somebody who knows how Orleans begins, and believes everybody.</summary>
    /// <param name="port">Of the door.</param>
    /// <param name="shown">His certificate; none when null.</param>
    /// <param name="until">How long he waits for an answer, where none may come.</param>
    public static async Task<Knock> AtAsync(int port, X509Certificate2? shown, TimeSpan? until = null)
    {
        using var patience = new CancellationTokenSource(until ?? Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsClientAsync(Options(shown), patience.Token);
            var answer = new byte[4096];
            var heard = await tls.ReadAsync(answer, patience.Token);
            return new Knock(heard, heard == 0, DoorOf(tls));
        }
        catch (Exception closed) when (closed is IOException or SocketException or AuthenticationException)
        {
            return new Knock(0, true, DoorOf(tls));
        }
        catch (OperationCanceledException)
        {
            return new Knock(0, false, DoorOf(tls));
        }
    }

    [SuppressMessage("Security", "CA5359:Do not disable certificate validation", Justification = "A stranger believes whom he likes.")]
    private static SslClientAuthenticationOptions Options(X509Certificate2? shown) => new()
    {
        TargetHost = "silo",
        LocalCertificateSelectionCallback = (_, _, _, _, _) => shown!,
        RemoteCertificateValidationCallback = static (_, _, _, _) => true,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        AllowTlsResume = false,
    };

    private static string? DoorOf(SslStream tls) => tls.RemoteCertificate?.GetCertHashString();
}

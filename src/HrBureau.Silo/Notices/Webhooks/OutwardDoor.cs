using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>
/// Where notices may go. An address is looked at when it is registered and again at every connection, after the name service has
/// answered: what a name means may change in between, and on purpose.
/// </summary>
internal sealed class OutwardDoor(WebhookOptions options)
{
    private const int LongestUrl = 500;
    private static readonly int[] PublicPorts = [443, 8443];
    private static readonly TimeSpan ResolveWithin = TimeSpan.FromSeconds(4);

    /// <summary>Whether an address may be put on the register.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Refusal?> CheckAsync(string url)
    {
        if (Form(url) is not { } uri)
        {
            return Wrong(RefusalCode.WebhookAddressWrong);
        }

        try
        {
            using var patience = new CancellationTokenSource(ResolveWithin);
            var addresses = await AddressesAsync(uri.IdnHost, patience.Token);
            if (addresses.Length == 0)
            {
                return Wrong(RefusalCode.WebhookHostUnknown);
            }

            var opened = addresses.All(address => IsOpened(uri.IdnHost, address));
            return !opened && !addresses.All(PublicAddresses.Holds) ? Wrong(RefusalCode.WebhookAddressRefused)
                : opened ? null
                : uri.Scheme != Uri.UriSchemeHttps ? Wrong(RefusalCode.WebhookNeedsTls)
                : PublicPorts.Contains(uri.Port) ? null
                : Wrong(RefusalCode.WebhookAddressWrong);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException)
        {
            return Wrong(RefusalCode.WebhookHostUnknown);
        }
    }

    /// <summary>Connects for a request, to no address that has not been looked at.</summary>
    /// <exception cref="AddressRefusedException">One of the host's addresses is refused: then none is used.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await AddressesAsync(host, cancellation);
        var opened = addresses.All(address => IsOpened(host, address));
        var secure = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps && PublicPorts.Contains(context.DnsEndPoint.Port);
        if (!opened && !(secure && addresses.All(PublicAddresses.Holds)))
        {
            throw new AddressRefusedException();
        }

        return await ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
    }

    /// <summary>An absolute https or http address without credentials, fragment and trickery; null for anything else.</summary>
    private static Uri? Form(string url) =>
        url.Length is > 0 and <= LongestUrl && url.All(letter => !char.IsControl(letter) && !char.IsWhiteSpace(letter) && letter != '\\')
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { UserInfo: "", Fragment: "", Host.Length: > 0, Port: > 0 }
            ? uri
            : null;

    private bool IsOpened(string host, IPAddress address) =>
        options.Allowed.Covers(address) || (options.Allowed.Covers(host) && !PublicAddresses.IsNobodys(address));

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address] : await options.Resolve(host, cancellation);

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stream owns the socket.")]
    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private static Refusal Wrong(RefusalCode code) => Refusal.Of(code, null, "url");
}

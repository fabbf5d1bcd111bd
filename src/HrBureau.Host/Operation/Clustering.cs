using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace HrBureau.Host;

/// <summary>How silos and web processes find one another. One machine: the loopback interface, unless HRB_ADVERTISE names another.</summary>
internal static class Clustering
{
    private const int GatewayOff = 0;
    private const int DefaultSiloPort = 11_111;
    private const int DefaultGatewayPort = 30_000;

    /// <summary>The one silo of this machine. Embedded it takes a free port, and opens no gateway: nobody outside the process is a client.</summary>
    public static ISiloBuilder UseOneMachine(this ISiloBuilder silo, Settings settings)
    {
        var embedded = settings.Role == Role.All;
        var siloPort = settings.SiloPort ?? (embedded ? FreePort() : DefaultSiloPort);
        var gatewayPort = settings.GatewayPort ?? (embedded ? GatewayOff : DefaultGatewayPort);
        return silo
            .UseLocalhostClustering(siloPort, gatewayPort, new IPEndPoint(AddressOf(settings), siloPort), settings.ClusterId, settings.ClusterId)
            .Configure<EndpointOptions>(endpoint =>
            {
                endpoint.AdvertisedIPAddress = AddressOf(settings);
                endpoint.GatewayPort = gatewayPort;
            });
    }

    public static IClientBuilder UseOneMachine(this IClientBuilder client, Settings settings) =>
        client
            .UseStaticClustering(new IPEndPoint(AddressOf(settings), settings.GatewayPort ?? DefaultGatewayPort))
            .Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (settings.ClusterId, settings.ClusterId));

    private static IPAddress AddressOf(Settings settings) => settings.Advertise ?? IPAddress.Loopback;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

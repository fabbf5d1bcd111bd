using System.Net;
using System.Net.Sockets;
using HrBureau.Silo;
using HrBureau.Storage;
using Orleans.Configuration;

namespace HrBureau.Host;

/// <summary>
/// How silos and web processes find one another: through the membership table in PostgreSQL, where every silo says at which address
/// the others reach it. A silo listens at that address alone, and at loopback unless HRB_ADVERTISE names another. With certificates
/// (<see cref="NodeDoors"/>) they speak TLS; without, what they say is neither encrypted nor signed.
/// </summary>
internal static class Clustering
{
    /// <summary>What grain state is kept under, for ever; the cluster's name may change with every deployment.</summary>
    private const string Service = "hrbureau";

    private const string Driver = "Npgsql";
    private const int GatewayOff = 0;
    private const int DefaultSiloPort = 11_111;
    private const int DefaultGatewayPort = 30_000;

    /// <summary>A web process that started while one silo was there knows that one alone until it looks again, and is cut off when it dies; looking is one row a silo. Orleans' own minute is too long for a restart of all, one after the other.</summary>
    private static readonly TimeSpan LookForGateways = TimeSpan.FromSeconds(3);

    /// <summary>Nobody waits longer: the web floor gives a call up before.</summary>
    private static readonly TimeSpan ForgetCalls = TimeSpan.FromSeconds(10);

    /// <summary>The one process that is silo and web: nobody outside it is a client, and nobody else a silo.</summary>
    public static ISiloBuilder UseOneProcess(this ISiloBuilder silo, Settings settings)
    {
        var port = settings.SiloPort ?? FreePort();
        return silo
            .UseLocalhostClustering(port, GatewayOff, null, Service, settings.ClusterId)
            .UseNoDoor()
            .Configure<EndpointOptions>(static endpoint => endpoint.GatewayPort = GatewayOff);
    }

    /// <summary>One of several silos.</summary>
    public static ISiloBuilder UseMembership(this ISiloBuilder silo, Settings settings, StorageOptions storage) => (settings.Node is null ? silo : silo.UseNodeTls())
        .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Driver, storage.MembershipConnectionString))
        .Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (Service, settings.ClusterId))
        .Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = AddressOf(settings);
            endpoint.SiloPort = SiloPortOf(settings);
            endpoint.GatewayPort = GatewayPortOf(settings);
            endpoint.SiloListeningEndpoint = new IPEndPoint(AddressOf(settings), SiloPortOf(settings));
            endpoint.GatewayListeningEndpoint = new IPEndPoint(AddressOf(settings), GatewayPortOf(settings));
        });

    /// <summary>A web process: it reads where the gateways are, and waits until there is one.</summary>
    public static IClientBuilder UseMembership(this IClientBuilder client, Settings settings, StorageOptions storage) => (settings.Node is null ? client : client.UseNodeTls())
        .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Driver, storage.MembershipConnectionString))
        .Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (Service, settings.ClusterId))
        .Configure<GatewayOptions>(static gateways => gateways.GatewayListRefreshPeriod = LookForGateways)
        .Configure<ClientMessagingOptions>(static messages => messages.ResponseTimeout = ForgetCalls)
        .UseConnectionRetryFilter<SiloSought>();

    /// <summary>What is said at the start about where a silo listens: that strangers reach its ports, that whoever reaches them is believed.</summary>
    /// <returns>Names of sentences.</returns>
    public static IEnumerable<string> Warnings(Settings settings)
    {
        var address = AddressOf(settings);
        if (settings.Role == Role.Silo && PublicAddresses.Holds(address))
        {
            yield return "silo-public";
        }

        if (settings is { Role: Role.Silo, Node: null } && !IPAddress.IsLoopback(address))
        {
            yield return "silo-plain";
        }
    }

    /// <summary>Where a silo listens.</summary>
    public static string PlacesOf(Settings settings) =>
        $"{new IPEndPoint(AddressOf(settings), SiloPortOf(settings))} {new IPEndPoint(AddressOf(settings), GatewayPortOf(settings))}";

    /// <summary>The address a silo listens at.</summary>
    public static IPAddress AddressOf(Settings settings) => settings.Advertise ?? IPAddress.Loopback;

    /// <summary>Where silos speak to each other.</summary>
    public static int SiloPortOf(Settings settings) => settings.SiloPort ?? DefaultSiloPort;

    /// <summary>Where web processes come.</summary>
    public static int GatewayPortOf(Settings settings) => settings.GatewayPort ?? DefaultGatewayPort;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

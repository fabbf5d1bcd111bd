using System.Net;
using HrBureau.Contracts;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>A client of Orleans that somebody else wrote, with our contracts and without a certificate.</summary>
internal static class ForeignClient
{
    public const string Cluster = "hrbureau";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task CallAsync(ClusterNode silo, string clusterId, Func<IClusterClient, Task> call)
    {
        using var host = new HostBuilder()
            .UseOrleansClient(client =>
            {
                client.Services.AddHrBureauContracts();
                client
                    .UseStaticClustering(new IPEndPoint(IPAddress.Loopback, silo.GatewayPort))
                    .Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (Cluster, clusterId))
                    .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Patience);
            })
            .Build();
        await host.StartAsync(Stop).WaitAsync(Patience, TimeProvider.System, Stop);
        try
        {
            await call(host.Services.GetRequiredService<IClusterClient>());
        }
        finally
        {
            await host.StopAsync(Stop);
        }
    }
}

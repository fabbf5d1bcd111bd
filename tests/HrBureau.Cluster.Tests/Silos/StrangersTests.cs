using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HrBureau.Contracts;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Whoever reaches the ports of a silo without belonging to the system gets nothing from them, and harms nobody.</summary>
public sealed class StrangersTests
{
    private const string Cluster = "hrbureau";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_bytes_another_cluster_and_a_client_without_a_token_get_nothing()
    {
        await using var cluster = await ClusterProcesses.StartAsync(1, 1);
        var silo = cluster.Silos[0];
        foreach (var port in new[] { silo.SiloPort, silo.GatewayPort })
        {
            await SendNoiseAsync(port);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(silo, "another-cluster", _ => Task.CompletedTask));
        foreach (var token in new[] { null, "", "not-a-token", $"{cluster.ServiceToken}x" })
        {
            await CallAsync(silo, Cluster, async grains =>
            {
                RequestContext.Set(CallContext.Token, token!);
                await Assert.ThrowsAsync<UnauthorizedCallException>(() => grains.GetGrain<IBoardGrain>(0).County());
                await Assert.ThrowsAsync<UnauthorizedCallException>(() => grains.GetGrain<IManagementGrain>(0).GetHosts(true, Stop));
                await Assert.ThrowsAsync<UnauthorizedCallException>(() => grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, Stop));
            });
        }

        using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");
        Assert.Equal(200, (await officer.GetAsync("/api/incidents")).Status);
        Assert.DoesNotContain("Unhandled", silo.Process.Output, StringComparison.Ordinal);
    }

    /// <summary>Sends bytes that mean nothing, and lengths that mean too much; whatever comes back is no more than a greeting, and the connection is closed.</summary>
    private static async Task SendNoiseAsync(int port)
    {
        foreach (var noise in new[] { RandomNumberGenerator.GetBytes(64 * 1024), [0xFF, 0xFF, 0xFF, 0x7F, .. new byte[64]], "GET / HTTP/1.1\r\nHost: silo\r\n\r\n"u8.ToArray() })
        {
            using var client = new TcpClient();
            using var patience = new CancellationTokenSource(Patience);
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            var answer = new byte[1024];
            var length = 0;
            try
            {
                await client.GetStream().WriteAsync(noise, patience.Token);
                for (int read; (read = await client.GetStream().ReadAsync(answer.AsMemory(length), patience.Token)) > 0; length += read)
                {
                    Assert.True(length + read < answer.Length, "More came back than a greeting.");
                }
            }
            catch (Exception closed) when (closed is IOException or SocketException)
            {
                // Thrown out: as good as closed.
            }
        }
    }

    private static async Task CallAsync(ClusterNode silo, string clusterId, Func<IClusterClient, Task> call)
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

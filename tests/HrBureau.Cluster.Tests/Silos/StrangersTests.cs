using System.Security.Cryptography;
using HrBureau.Contracts;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Whoever reaches the ports of a silo without belonging to the system gets nothing from them, and harms nobody: where silos have no certificates too.</summary>
public sealed class StrangersTests
{
    private static readonly byte[][] Noises = [RandomNumberGenerator.GetBytes(64 * 1024), [0xFF, 0xFF, 0xFF, 0x7F, .. new byte[64]], "GET / HTTP/1.1\r\nHost: silo\r\n\r\n"u8.ToArray()];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_bytes_another_cluster_and_a_client_without_a_token_get_nothing()
    {
        await using var cluster = await ClusterProcesses.StartAsync(new ClusterShape(1, 1) { Tls = false });
        var silo = cluster.Silos[0];
        foreach (var noise in Noises)
        {
            // Whatever comes back is no more than a greeting.
            await Noise.SendAsync(silo.SiloPort, noise);
            await Noise.SendAsync(silo.GatewayPort, noise);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => ForeignClient.CallAsync(silo, "another-cluster", _ => Task.CompletedTask));
        foreach (var token in new[] { null, "", "not-a-token", $"{cluster.ServiceToken}x" })
        {
            await ForeignClient.CallAsync(silo, ForeignClient.Cluster, async grains =>
            {
                RequestContext.Set(CallContext.Token, token!);
                await Assert.ThrowsAsync<UnauthorizedCallException>(() => grains.GetGrain<IBoardGrain>(0).County());
                await Assert.ThrowsAsync<UnauthorizedCallException>(() => grains.GetGrain<IManagementGrain>(0).GetHosts(true, Stop));
                await Assert.ThrowsAsync<UnauthorizedCallException>(() => grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, Stop));
            });
        }

        // Who listens on the way reads everything: what TLS is for, and the proof that the listener can hear.
        Assert.True(await Listener.ReadsAsync(cluster));
        Assert.DoesNotContain("Unhandled", silo.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_is_alone_in_its_process_says_not_even_a_greeting()
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("hrb-alone-").FullName, Ports.Free());
        await using var host = await HostProcess.StartAsync(folder, 0, ("HRB_SILO_PORT", $"{port}"));
        foreach (var noise in Noises.Append([]))
        {
            Assert.Equal(0, await Noise.SendAsync(port, noise));
        }

        using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        Assert.Equal(200, (await officer.GetAsync("/api/incidents")).Status);
        await host.StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}

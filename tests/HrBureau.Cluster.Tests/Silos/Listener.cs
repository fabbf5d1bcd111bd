using System.Text;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Somebody who listens on the way between a web process and a silo while acts are done.</summary>
internal static class Listener
{
    private const string Canary = "canary-zhangsan-is-owed-wages";
    private const int Enough = 8 * 1024;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    /// <summary>Stands where the gateway of a cluster's one silo should be, so that actors whom nobody has asked for yet are reached through him.</summary>
    /// <returns>Whether he could read what was written in an act.</returns>
    public static async Task<bool> ReadsAsync(ClusterProcesses cluster)
    {
        await using var gate = new TcpGate(listens: true);
        using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");
        await cluster.Server.ExecuteAsync("hrbureau", $"update cluster_member set gateway_port = {gate.To(cluster.Silos[0].GatewayPort)}");
        var until = DateTimeOffset.UtcNow + Within;
        while (gate.Passed().Length < Enough)
        {
            Assert.True(DateTimeOffset.UtcNow < until, $"{gate.Passed().Length} bytes came by.");
            var incident = (await KillRoundsTests.OpenAsync(officer, 1, null))[0];
            Assert.Equal(200, (await officer.CommandAsync(incident, new { type = "add-note", text = Canary })).Status);
        }

        return gate.Passed().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0;
    }
}

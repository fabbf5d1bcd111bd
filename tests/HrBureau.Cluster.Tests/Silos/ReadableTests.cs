using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Whoever listens on the way between a web process and a silo.</summary>
public sealed class ReadableTests
{
    private const int Enough = 64 * 1024;
    private const string Canary = "canary-zhangsan-is-owed-wages";
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_act_says_can_be_read_on_the_way_without_tls_and_not_with_it(bool tls)
    {
        await using var cluster = await ClusterProcesses.StartAsync(new ClusterShape(1, 1) { Tls = tls });
        await using var gate = new TcpGate(listens: true);
        using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");

        // From here on actors that nobody has asked for yet are reached through the gate.
        await cluster.Server.ExecuteAsync("hrbureau", $"update cluster_member set gateway_port = {gate.To(cluster.Silos[0].GatewayPort)}");
        var until = DateTimeOffset.UtcNow + Within;
        while (gate.Passed().Length < Enough)
        {
            Assert.True(DateTimeOffset.UtcNow < until, "Nothing came by.");
            var incident = (await KillRoundsTests.OpenAsync(officer, 1, null))[0];
            Assert.Equal(200, (await officer.CommandAsync(incident, new { type = "add-note", text = Canary })).Status);
        }

        var heard = gate.Passed();
        Assert.Equal(!tls, heard.AsSpan().IndexOf("canary-zhangsan-is-owed-wages"u8) >= 0);
    }
}

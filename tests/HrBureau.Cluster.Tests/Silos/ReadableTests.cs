using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Whoever listens on the way between a web process and a silo.</summary>
public sealed class ReadableTests
{
    private const string Canary = "canary-zhangsan-is-owed-wages";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_act_says_can_be_read_on_the_way_without_tls_and_not_with_it(bool tls)
    {
        await using var cluster = await ClusterProcesses.StartAsync(new ClusterShape(1, 1) { Tls = tls });
        await using var gate = new TcpGate(listens: true);
        await cluster.Webs[0].KillAsync();
        await cluster.Server.ExecuteAsync("hrbureau", $"update cluster_member set gateway_port = {gate.To(cluster.Silos[0].GatewayPort)}");
        await cluster.Webs[0].StartAsync();

        using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");
        var incident = (await KillRoundsTests.OpenAsync(officer, 1, null))[0];
        Assert.Equal(200, (await officer.CommandAsync(incident, new { type = "add-note", text = Canary })).Status);
        Assert.Contains(await officer.TimelineAsync(incident), entry => entry.ToJsonString().Contains(Canary, StringComparison.Ordinal));

        var heard = gate.Passed();
        Assert.True(heard.Length > 4096, $"{heard.Length} bytes came by.");
        Assert.Equal(!tls, heard.AsSpan().IndexOf("canary-zhangsan"u8) >= 0);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Somebody else holds a port of a silo: the start says which, and what to do.</summary>
public sealed class SiloPortsTests
{
    [Theory]
    [InlineData("silo", "HRB_SILO_PORT", "--silo-port")]
    [InlineData("silo", "HRB_GATEWAY_PORT", "--gateway-port")]
    [InlineData("all", "HRB_SILO_PORT", "--silo-port")]
    public async Task A_port_in_use_is_named_with_its_setting_and_the_cure(string role, string setting, string option)
    {
        var folder = Directory.CreateTempSubdirectory("hrb-ports-").FullName;
        var key = Path.Combine(folder, "token.key");
        await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)), TestContext.Current.CancellationToken);
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        (string Name, string Value)[] ports = setting == "HRB_SILO_PORT" ? [(setting, $"{port}")] : [("HRB_SILO_PORT", $"{Ports.Free()}"), (setting, $"{port}")];
        var ended = await HostVerb.RunAsync(folder, [], [("HRB_ROLE", role), ("HRB_COUNTY", "demo"), ("HRB_TOKEN_KEY_FILE", key), .. role == "silo" ? [("HRB_DATABASE", "Host=127.0.0.1;Database=nowhere")] : Array.Empty<(string, string)>(), .. ports]);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(1, ended.Code);
        var lines = ended.Said.Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line =>
        {
            Assert.Contains($"127.0.0.1:{port}", line, StringComparison.Ordinal);
            Assert.Contains(setting, line, StringComparison.Ordinal);
            Assert.Contains(option, line, StringComparison.Ordinal);
        });
    }
}

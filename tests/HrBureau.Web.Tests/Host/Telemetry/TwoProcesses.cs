using System.Security.Cryptography;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The system as a county with a server room runs it: a silo and a web process, each the built executable, on one PostgreSQL.</summary>
internal sealed class TwoProcesses : IAsyncDisposable
{
    private readonly TemporaryFolder silos;
    private readonly TemporaryFolder webs;

    private TwoProcesses(TemporaryFolder silos, TemporaryFolder webs, HostProcess silo, HostProcess web) => (this.silos, this.webs, Silo, Web) = (silos, webs, silo, web);

    public HostProcess Silo { get; }

    public HostProcess Web { get; }

    /// <summary>Migrates, makes keys and starts both.</summary>
    /// <param name="settings">Settings of both.</param>
    public static async Task<TwoProcesses> StartAsync(params (string Name, string Value)[] settings)
    {
        var (silos, webs) = (new TemporaryFolder(), new TemporaryFolder());
        await File.WriteAllTextAsync(silos.At("token.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), TestContext.Current.CancellationToken);
        (string Name, string Value)[] cluster =
        [
            .. await HostProcess.OnPostgresAsync(),
            ("HRB_COUNTY", "demo"),
            ("HRB_SILO_PORT", $"{Ports.Free()}"),
            ("HRB_GATEWAY_PORT", $"{Ports.Free()}"),
            ("HRB_TOKEN_KEY_FILE", silos.At("token.key")),
        ];
        var migrated = await HostVerb.RunAsync(silos.Path, ["migrate"], cluster);
        Assert.True(migrated.Code == 0, migrated.Output);
        var token = await HostVerb.RunAsync(silos.Path, ["admin", "service-token"], cluster);
        Assert.True(token.Code == 0, token.Output);
        await File.WriteAllTextAsync(webs.At("service.token"), token.Printed.Trim(), TestContext.Current.CancellationToken);

        var silo = await HostProcess.StartAsync(silos.Path, 0, [.. cluster, .. settings, ("HRB_ROLE", "silo")]);
        var web = await HostProcess.StartAsync(webs.Path, 0, [.. cluster, .. settings, ("HRB_ROLE", "web"), ("HRB_TOKEN_KEY_FILE", ""), ("HRB_SERVICE_TOKEN_FILE", webs.At("service.token"))]);
        return new TwoProcesses(silos, webs, silo, web);
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Silo.DisposeAsync();
        silos.Dispose();
        webs.Dispose();
    }
}

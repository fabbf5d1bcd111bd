using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>The processes of a cluster speak TLS to one another: who has no certificate of theirs, or not the right one, is told nothing, and believed by nobody.</summary>
public sealed class NodeTlsTests(NodeTlsTests.Cluster given) : IClassFixture<NodeTlsTests.Cluster>
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(700);

    private ClusterProcesses Running => given.Running;

    private ClusterNode Silo => Running.Silos[0];

    private NodeAuthority Authority => Running.Authority;

    [Fact]
    public async Task Who_has_no_certificate_of_the_cluster_gets_nothing_at_either_door()
    {
        using var other = new NodeAuthority(Directory.CreateDirectory(Path.Combine(Silo.Folder, "other")).FullName);
        using var self = SelfSigned();
        (string Who, X509Certificate2? Shown)[] strangers =
        [
            ("nobody", null),
            ("of another authority", other.Sign("silo")),
            ("signed by himself", self),
            ("ended", Authority.Sign("silo", days: -1)),
            ("not begun", Authority.Sign("silo", days: 700)),
            ("made to be called only", Authority.Sign("silo", uses: [ServerUse])),
            ("of another role", Authority.Sign("agency", uses: [ServerUse, ClientUse])),
            ("of another machine", Authority.Sign("silo", address: "10.9.8.7")),
        ];
        var admitted = await Task.WhenAll(strangers.SelectMany(stranger => new[] { Silo.SiloPort, Silo.GatewayPort }, async (stranger, port) =>
            await Knock.AtAsync(port, stranger.Shown) is { Heard: 0, Closed: true } ? null : $"{stranger.Who} at {(port == Silo.SiloPort ? "the door of silos" : "the gateway")}"));

        Assert.Equal([], admitted.OfType<string>());
        await ServedAsync();
    }

    [Fact]
    public async Task A_web_process_may_come_to_the_gateway_and_cannot_pose_as_a_silo()
    {
        using var web = Authority.Sign("web");
        using var both = Authority.Sign("web", uses: [ServerUse, ClientUse]);
        using var silo = Authority.Sign("silo", address: null);

        Assert.True(await Knock.AtAsync(Silo.SiloPort, web) is { Heard: 0, Closed: true });
        Assert.True(await Knock.AtAsync(Silo.SiloPort, both) is { Heard: 0, Closed: true });

        // At the gateway the caller speaks first, among silos both do.
        Assert.False((await Knock.AtAsync(Silo.GatewayPort, web, Moment)).Closed);
        Assert.True((await Knock.AtAsync(Silo.SiloPort, silo)).Heard > 0);
        await ServedAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_tls_end_the_connection_and_nothing_comes_back()
    {
        byte[][] noises = [RandomNumberGenerator.GetBytes(64 * 1024), [0xFF, 0xFF, 0xFF, 0x7F, .. new byte[64]], [0x16, 0x03, 0x01, 0xFF, 0xFF, .. new byte[64]], "GET / HTTP/1.1\r\nHost: silo\r\n\r\n"u8.ToArray()];
        var foreigner = ForeignClient.CallAsync(Silo, ForeignClient.Cluster, static _ => Task.CompletedTask);
        foreach (var answer in await Task.WhenAll(noises.SelectMany(noise => new[] { Noise.SendAsync(Silo.SiloPort, noise), Noise.SendAsync(Silo.GatewayPort, noise) })))
        {
            // An alert of TLS has seven bytes.
            Assert.InRange(answer, 0, 7);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => foreigner);
        await ServedAsync();
    }

    [Fact]
    public async Task Who_stands_where_a_silo_should_is_told_nothing()
    {
        using var other = new NodeAuthority(Directory.CreateDirectory(Path.Combine(Silo.Folder, "third")).FullName);
        X509Certificate2?[] shown = [null, other.Sign("silo"), Authority.Sign("web", uses: [ServerUse, ClientUse]), Authority.Sign("silo", address: "10.9.8.7"), Authority.Sign("silo", uses: [ClientUse])];
        var impostors = shown.Select(static certificate => new Impostor(certificate)).ToList();
        using var officer = await CountyClient.SignInAsync(Running.Webs[0].Address, "duty-zhou");
        await Running.Server.ExecuteAsync("hrbureau", string.Join(';', impostors.Select(impostor =>
            $"insert into cluster_member select cluster, address, {impostor.Port}, generation, silo, host, status, {impostor.Port}, null, started_at, alive_at from cluster_member where port = {Silo.SiloPort}")));
        var sites = 0;
        await UntilAsync(async () =>
        {
            // Each goes to actors nobody has asked for before, by whichever gateway is next.
            await officer.ReportAsync(new { source = "hotline", reportedAt = DateTimeOffset.UtcNow.AddMinutes(-5), employer = new { name = "Fictional Labour" }, place = $"Gate {++sites} of an impostor", headcount = 12, description = "Wages unpaid." });
            return impostors.TrueForAll(static impostor => impostor.Callers > 0);
        }, () => string.Join(' ', impostors.Select(static impostor => impostor.Callers)));
        await Running.Server.ExecuteAsync("hrbureau", $"delete from cluster_member where port in ({string.Join(',', impostors.Select(static impostor => impostor.Port))})");

        Assert.Equal([0, 0, 0, 0, 0], impostors.Select(static impostor => impostor.Heard));
        await ServedAsync();
        foreach (var impostor in impostors)
        {
            await impostor.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_listens_on_the_way_can_read_nothing_of_an_act()
    {
        await using var cluster = await ClusterProcesses.StartAsync(1, 1);
        Assert.False(await Listener.ReadsAsync(cluster));
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart_and_a_broken_one_is_not_taken()
    {
        using var caller = Authority.Sign("silo");
        using var renewed = Authority.Sign("silo", days: 200);
        var before = await Knock.AtAsync(Silo.SiloPort, caller);
        Authority.Keep("silo", renewed);
        Assert.NotEqual(renewed.Thumbprint, before.Door);
        await UntilAsync(async () => (await Knock.AtAsync(Silo.SiloPort, caller)).Door == renewed.Thumbprint, static () => "");
        await File.WriteAllTextAsync(Authority.At("silo", "crt"), "no certificate", TestContext.Current.CancellationToken);
        await UntilAsync(() => Silo.Process.Output.Contains("cannot be used, and the one before is shown on", StringComparison.Ordinal));
        Assert.Equal(renewed.Thumbprint, (await Knock.AtAsync(Silo.SiloPort, caller)).Door);
        Authority.Keep("silo", renewed);

        // Whoever starts now knows the silos by the new one, and they him.
        await Running.Webs[0].KillAsync();
        await Running.Webs[0].StartAsync();
        await ServedAsync();
    }

    private async Task ServedAsync()
    {
        using var officer = await CountyClient.SignInAsync(Running.Webs[0].Address, "duty-zhou");
        foreach (var incident in await KillRoundsTests.OpenAsync(officer, 4, null))
        {
            Assert.Equal(200, (await officer.CommandAsync(incident, new { type = "add-note", text = "over TLS" })).Status);
        }
    }

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()), static () => "");

    private static async Task UntilAsync(Func<Task<bool>> holds, Func<string> said)
    {
        var until = DateTimeOffset.UtcNow + Within;
        while (!await holds())
        {
            Assert.True(DateTimeOffset.UtcNow < until, $"It did not come to that. {said()}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=silo", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("silo");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(9));
    }

    /// <summary>Two silos and a web process.</summary>
    public sealed class Cluster : IAsyncLifetime
    {
        internal ClusterProcesses Running { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Running = await ClusterProcesses.StartAsync(2, 1);

        public ValueTask DisposeAsync() => Running?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}

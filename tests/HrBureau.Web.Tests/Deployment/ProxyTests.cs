using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The shipped configuration of the proxy, run by a real HAProxy in front of two servers of which one goes away.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder folder = new();
    private readonly int door = Ports.Free();
    private readonly int looks = Ports.Free();
    private Receiver[] webs = [];
    private Process? proxy;
    private Task<string> log = Task.FromResult("");

    public async ValueTask InitializeAsync()
    {
        webs = [await WebAsync(), await WebAsync()];
        var (code, said) = await Tool.RunAsync("bash", [Repository.At("deploy", "own-ca.sh"), folder.At("ca"), "127.0.0.1"]);
        Assert.True(code == 0, said);
        await File.WriteAllTextAsync(folder.At("tls.pem"), await File.ReadAllTextAsync(folder.At("ca/server.key")) + await File.ReadAllTextAsync(folder.At("ca/server.crt")));
        var text = await File.ReadAllTextAsync(Repository.At("deploy", "containers", "haproxy.cfg"));
        foreach (var (there, here) in new[]
        {
            ("/run/secrets/tls", folder.At("tls.pem")), (":8443", $"127.0.0.1:{door}"), (":8404", $"127.0.0.1:{looks}"),
            ("bind :3000", $"bind 127.0.0.1:{Ports.Free()}"), ("bind :9090", $"bind 127.0.0.1:{Ports.Free()}"), ("bind :16686", $"bind 127.0.0.1:{Ports.Free()}"),
            ("web-1:8080", $"127.0.0.1:{webs[0].Address.Port}"), ("web-2:8080", $"127.0.0.1:{webs[1].Address.Port}"),
        })
        {
            Assert.Contains(there, text, StringComparison.Ordinal);
            text = text.Replace(there, here, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(folder.At("haproxy.cfg"), text);
        proxy = Process.Start(new ProcessStartInfo(Tool.Find("haproxy"), ["-db", "-f", folder.At("haproxy.cfg")]) { RedirectStandardOutput = true })!;
        log = proxy.StandardOutput.ReadToEndAsync();
        try
        {
            await UntilAsync(async () => (await MetricsAsync()).Contains("haproxy_backend_active_servers{proxy=\"web\"} 2", StringComparison.Ordinal));
        }
        catch (Exception)
        {
            await StopAsync();
            throw;
        }
    }

    [Fact]
    public async Task It_says_who_asks_and_over_what_and_believes_nobody_who_says_so_himself()
    {
        using var client = Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        client.DefaultRequestHeaders.Add("Forwarded", "for=203.0.113.9");
        using var answer = await client.GetAsync(new Uri("/hooks?q=secret-word", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains("max-age", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        var got = webs.SelectMany(web => web.Got).Single(message => !message.Headers.ContainsKey("x-health") && message.Headers.ContainsKey("X-Forwarded-Proto"));
        Assert.Equal(("https", "127.0.0.1"), (got.Headers["X-Forwarded-Proto"], got.Headers["X-Forwarded-For"]));
        Assert.False(got.Headers.ContainsKey("X-Forwarded-Host") || got.Headers.ContainsKey("Forwarded"));

        await StopAsync();
        Assert.Contains("/hooks", await log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", await log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_nobodys_outside_and_old_tls_is_refused()
    {
        using var client = Client();
        using var health = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)health.StatusCode);

        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", door, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(socket.GetStream());
#pragma warning disable CA5397, CA5359, SYSLIB0039 // It is the old one that must be refused.
        await Assert.ThrowsAnyAsync<Exception>(() => tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls11, RemoteCertificateValidationCallback = static (_, _, _, _) => true }, TestContext.Current.CancellationToken));
#pragma warning restore CA5397, CA5359, SYSLIB0039
    }

    [Fact]
    public async Task When_one_server_is_not_ready_the_other_takes_all_and_when_none_is_people_hear_so_at_once()
    {
        using var client = Client();
        webs[0].Answer = static (context, _) => Receiver.Status(context, 503);
        await UntilAsync(async () => (await MetricsAsync()).Contains("haproxy_backend_active_servers{proxy=\"web\"} 1", StringComparison.Ordinal));
        foreach (var _ in Enumerable.Range(0, 8))
        {
            using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
        }

        webs[1].Answer = static (context, _) => Receiver.Status(context, 503);
        await UntilAsync(async () => (await MetricsAsync()).Contains("haproxy_backend_active_servers{proxy=\"web\"} 0", StringComparison.Ordinal));
        var begin = Stopwatch.GetTimestamp();
        using var refused = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(503, (int)refused.StatusCode);
        Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(2));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var web in webs)
        {
            await web.DisposeAsync();
        }

        proxy?.Dispose();
        folder.Dispose();
    }

    private static async Task<Receiver> WebAsync()
    {
        var web = await Receiver.StartAsync();
        web.Answer = static (context, _) => Receiver.Status(context, 200);
        return web;
    }

    private async Task StopAsync()
    {
        if (proxy is { HasExited: false })
        {
            proxy.Kill();
            await proxy.WaitForExitAsync();
        }
    }

    private async Task<string> MetricsAsync()
    {
        using var client = new HttpClient();
        try
        {
            return await client.GetStringAsync(new Uri($"http://127.0.0.1:{looks}/metrics"));
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var begin = Stopwatch.GetTimestamp(); !await holds();)
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience, "Waited in vain.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    private HttpClient Client()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(folder.At("ca/root.crt")));
        return new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } }) { BaseAddress = new Uri($"https://127.0.0.1:{door}/") };
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using HrBureau.Host;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>HTTPS with a certificate authority of one's own: made by the script, served by the program itself, believed by whoever has the root and by nobody else.</summary>
public sealed class OwnCaTests : IDisposable
{
    private static readonly string Script = Repository.At("deploy", "own-ca.sh");
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_program_serves_https_with_it_and_only_the_root_and_the_right_name_open_the_door()
    {
        await MakeAsync("127.0.0.1");
        var (port, tls) = (Ports.Free(), Ports.Free());
        await using var host = await HostProcess.StartAsync(
            folder.At("data"),
            port,
            ("ASPNETCORE_URLS", $"http://127.0.0.1:{port};https://127.0.0.1:{tls}"),
            ("ASPNETCORE_Kestrel__Certificates__Default__Path", folder.At("server.crt")),
            ("ASPNETCORE_Kestrel__Certificates__Default__KeyPath", folder.At("server.key")));
        var address = new Uri($"https://127.0.0.1:{tls}/");

        using var knowing = Client(address, trusted: true);
        using var signed = await knowing.PostAsJsonAsync(new Uri("/api/sign-in", UriKind.Relative), new { officer = "duty-zhou", password = HostProcess.Password }, TestContext.Current.CancellationToken);
        Assert.True(signed.IsSuccessStatusCode);
        Assert.All(signed.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));

        using var stranger = Client(address, trusted: false);
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        using var elsewhere = Client(new Uri($"https://localhost:{tls}/"), trusted: true);
        await Assert.ThrowsAsync<HttpRequestException>(() => elsewhere.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    [SuppressMessage("Interoperability", "CA1416:Validate platform compatibility", Justification = "The script is for Linux, as the servers are.")]
    public async Task The_server_certificate_is_one_browsers_take()
    {
        await MakeAsync("county.example", "10.20.0.7", "fd00::7");
        using var server = X509CertificateLoader.LoadCertificateFromFile(folder.At("server.crt"));
        using var root = X509CertificateLoader.LoadCertificateFromFile(folder.At("root.crt"));
        var names = server.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();

        Assert.Equal(["county.example"], names.EnumerateDnsNames());
        Assert.Equal(["10.20.0.7", "fd00::7"], names.EnumerateIPAddresses().Select(address => address.ToString()));
        Assert.True(server.NotAfter - server.NotBefore <= TimeSpan.FromDays(398));
        Assert.InRange(root.NotAfter - root.NotBefore, TimeSpan.FromDays(3000), TimeSpan.FromDays(4000));
        Assert.False(server.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal((true, 0), (root.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, root.Extensions.OfType<X509BasicConstraintsExtension>().Single().PathLengthConstraint));
        Assert.Contains("1.3.6.1.5.5.7.3.1", server.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Select(use => use.Value));
        Assert.All((string[])["root.key", "server.key"], key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At(key))));
    }

    [Fact]
    public async Task Nothing_is_written_over_and_a_renewal_keeps_the_root_and_the_old_pair()
    {
        await MakeAsync("county.example");
        var (root, server) = (Text("root.crt"), Text("server.crt"));

        var again = await Tool.RunAsync("bash", [Script, folder.Path, "county.example"]);
        Assert.Equal(1, again.Code);
        Assert.Contains("not written over", again.Said, StringComparison.Ordinal);
        Assert.Equal((root, server), (Text("root.crt"), Text("server.crt")));

        await MakeAsync("--renew", "county.example");
        Assert.Equal(root, Text("root.crt"));
        Assert.NotEqual(server, Text("server.crt"));
        Assert.Equal(server, File.ReadAllText(Assert.Single(Directory.EnumerateFiles(folder.Path, "server.crt.2*"))));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Path), path => Path.GetFileName(path).StartsWith('.'));
    }

    [Theory]
    [InlineData("silo", "silo-127.0.0.1", "127.0.0.1", "silo-1.example")]
    [InlineData("silo", "silo")]
    [InlineData("web", "web-10.20.0.7", "10.20.0.7")]
    public async Task A_process_of_the_cluster_takes_its_certificate_and_no_other_role_does(string role, string pair, params string[] names)
    {
        await MakeAsync(["--node", role, .. names]);
        var made = Text($"{pair}.crt");
        await MakeAsync(["--node", role, .. names]);

        Assert.NotEqual(made, Text($"{pair}.crt"));
        Assert.Equal(made, File.ReadAllText(Assert.Single(Directory.EnumerateFiles(folder.Path, $"{pair}.crt.2*"))));
        using var taken = Take(role, pair).Certificate;
        Assert.InRange(taken.NotAfter - taken.NotBefore, TimeSpan.FromDays(396), TimeSpan.FromDays(398));
        Assert.Throws<StartRefusedException>(() => Take(role == "silo" ? "web" : "silo", pair));
    }

    [Theory]
    [InlineData("--node", "agency")]
    [InlineData("--node")]
    [InlineData("--node", "web", "Silo")]
    [InlineData("SILO")]
    [InlineData("a b")]
    [InlineData("a,DNS:evil.example")]
    [InlineData("--renew", "county.example")]
    public async Task What_is_no_name_or_has_no_root_is_refused_and_leaves_nothing(params string[] args)
    {
        Assert.Equal(1, (await Tool.RunAsync("bash", [Script, folder.At("new"), .. args])).Code);
        Assert.False(File.Exists(Path.Combine(folder.At("new"), "root.key")));
    }

    public void Dispose() => folder.Dispose();

    private async Task MakeAsync(params string[] names)
    {
        var (code, said) = await Tool.RunAsync("bash", [Script, folder.Path, .. names]);
        Assert.True(code == 0, said);
    }

    private NodeIdentity Take(string role, string pair)
    {
        var settings = SettingsReader.Read(
            CommandLine.Read(["--role", role, "--cluster-ca-file", folder.At("root.crt"), "--cluster-cert-file", folder.At($"{pair}.crt"), "--cluster-key-file", folder.At($"{pair}.key")]),
            new Dictionary<string, string> { ["HRB_COUNTY"] = "demo", ["HRB_DATABASE"] = "Host=db;Database=hrb", ["HRB_TOKEN_KEY_FILE"] = "k", ["HRB_SERVICE_TOKEN_FILE"] = "t" });
        return NodeIdentity.Of(NodeText.Read(settings.Node!), settings);
    }

    private string Text(string name) => File.ReadAllText(folder.At(name));

    /// <summary>A client whose only roots are those given: the machine's own are left out.</summary>
    private HttpClient Client(Uri address, bool trusted)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        if (trusted)
        {
            policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(folder.At("root.crt")));
        }

        return new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } }) { BaseAddress = address };
    }
}

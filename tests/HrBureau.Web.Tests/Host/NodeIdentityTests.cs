using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HrBureau.Host;
using HrBureau.TestKit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The certificate of a process of a cluster: what cannot be used stops the start in clear words, what is renewed is taken, what ends is said in time.</summary>
public sealed class NodeIdentityTests : IDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private readonly TemporaryFolder folder = new();
    private readonly NodeAuthority authority;

    public NodeIdentityTests() => authority = new NodeAuthority(folder.Path);

    [Theory]
    [InlineData("silo")]
    [InlineData("web")]
    public void A_good_one_is_taken(string role)
    {
        authority.Keep("node", authority.Sign(role));

        Assert.True(Open(role).Certificate.HasPrivateKey);
    }

    [Fact]
    public void What_cannot_be_used_stops_the_start_and_is_named_with_the_reason_in_both_languages()
    {
        using var other = new NodeAuthority(Directory.CreateDirectory(folder.At("other")).FullName);
        Refused("node-dates", "HRB_CLUSTER_CERT_FILE", () => authority.Sign("silo", days: -1));
        Refused("node-dates", "HRB_CLUSTER_CERT_FILE", () => authority.Sign("silo", days: 700));
        Refused("node-foreign", "HRB_CLUSTER_CA_FILE", () => other.Sign("silo"));
        Refused("node-foreign", "HRB_CLUSTER_CERT_FILE", () => authority.Sign("silo", uses: [ServerUse]));
        Refused("node-role", "silo", () => authority.Sign("web", uses: [ServerUse, "1.3.6.1.5.5.7.3.2"]));
        Refused("node-address", "HRB_ADVERTISE", () => authority.Sign("silo", address: "10.9.8.7"));

        authority.Keep("node", authority.Sign("silo"));
        using var stranger = ECDsa.Create();
        Refused("node-key", "HRB_CLUSTER_KEY_FILE", "node.key", stranger.ExportPkcs8PrivateKeyPem());
        Refused("node-key", "HRB_CLUSTER_KEY_FILE", "node.key", stranger.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)));
        Refused("node-file-wrong", "HRB_CLUSTER_KEY_FILE", "node.key", "no key");
        Refused("node-file-wrong", "HRB_CLUSTER_CERT_FILE", "node.crt", "no certificate");
        Refused("node-file-wrong", "HRB_CLUSTER_CA_FILE", "root.crt", "no authority");
        Refused("node-file-wrong", "HRB_CLUSTER_CA_FILE", "root.crt", null);
    }

    [Fact]
    public void A_renewed_one_is_taken_a_broken_one_is_not_and_is_said_once()
    {
        var (log, time) = (new Lines(), new FakeTimeProvider());
        using var renewed = authority.Sign("silo");
        authority.Keep("node", authority.Sign("silo"));
        var node = Watched(time, log);
        var first = node.Current;
        Assert.Same(first, Later(NodeCertificate.Every));

        authority.Keep("node", renewed);
        Assert.Same(first, node.Current);
        Assert.Equal(renewed.Thumbprint, Later(NodeCertificate.Every).Certificate.Thumbprint);
        Assert.Equal([LogLevel.Information], log.Levels);

        File.Delete(folder.At("node.key"));
        Assert.Equal(renewed.Thumbprint, Later(NodeCertificate.Every).Certificate.Thumbprint);
        Assert.Single(log.Levels);
        Assert.Equal([renewed.Thumbprint, renewed.Thumbprint], [Later(NodeCertificate.Between).Certificate.Thumbprint, Later(NodeCertificate.Between).Certificate.Thumbprint]);
        Assert.Equal([LogLevel.Information, LogLevel.Error], log.Levels);

        authority.Keep("node", authority.Sign("silo", days: -3));
        Assert.Equal(renewed.Thumbprint, Later(NodeCertificate.Every).Certificate.Thumbprint);
        Assert.Equal([renewed.Thumbprint, renewed.Thumbprint], [Later(NodeCertificate.Between).Certificate.Thumbprint, Later(NodeCertificate.Between).Certificate.Thumbprint]);
        Assert.Equal([LogLevel.Information, LogLevel.Error, LogLevel.Error], log.Levels);

        NodeIdentity Later(TimeSpan after)
        {
            time.Advance(after);
            return node.Current;
        }
    }

    [Fact]
    public void What_is_seen_while_certificate_and_key_are_put_in_their_places_is_no_error()
    {
        var (log, time) = (new Lines(), new FakeTimeProvider());
        using var renewed = authority.Sign("silo");
        authority.Keep("node", authority.Sign("silo"));
        var node = Watched(time, log);
        var first = node.Current;
        File.WriteAllText(folder.At("node.key"), renewed.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        time.Advance(NodeCertificate.Every);
        Assert.Same(first, node.Current);
        authority.Keep("node", renewed);
        time.Advance(NodeCertificate.Between);

        Assert.Equal(renewed.Thumbprint, node.Current.Certificate.Thumbprint);
        Assert.Equal([LogLevel.Information], log.Levels);
    }

    [Fact]
    public void A_renewed_key_that_every_account_may_read_is_said()
    {
        var (log, time) = (new Lines(), new FakeTimeProvider());
        using var renewed = authority.Sign("silo");
        authority.Keep("node", authority.Sign("silo"));
        var node = Watched(time, log);
        authority.Keep("node", renewed);
        folder.ShowAll("node.key");

        Assert.Equal(renewed.Thumbprint, node.Current.Certificate.Thumbprint);
        Assert.Equal([LogLevel.Information, LogLevel.Warning], log.Levels);
    }

    [Fact]
    public void One_that_ends_within_thirty_days_is_said_every_day()
    {
        var (log, watched) = (new Lines(), new Lines());
        authority.Keep("node", authority.Sign("silo", days: 40));
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var watch = new CertificateWatch(Watched(time, log), time, watched);

        watch.Look();
        Assert.Empty(watched.Levels);
        time.Advance(TimeSpan.FromDays(11));
        watch.Look();
        watch.Look();
        Assert.Equal([LogLevel.Warning], watched.Levels);
        time.Advance(TimeSpan.FromDays(1));
        watch.Look();
        Assert.Equal(2, watched.Levels.Count);
        authority.Keep("node", authority.Sign("silo", days: 300));
        time.Advance(TimeSpan.FromDays(1));
        watch.Look();
        Assert.Equal(2, watched.Levels.Count);
    }

    public void Dispose()
    {
        authority.Dispose();
        folder.Dispose();
    }

    private void Refused(string reason, string named, Func<X509Certificate2> sign)
    {
        authority.Keep("node", sign());
        Refused(reason, named);
    }

    private void Refused(string reason, string named, string file, string? text)
    {
        var kept = File.ReadAllText(folder.At(file));
        if (text is null)
        {
            File.Delete(folder.At(file));
        }
        else
        {
            File.WriteAllText(folder.At(file), text);
        }

        Refused(reason, named);
        File.WriteAllText(folder.At(file), kept);
    }

    private void Refused(string reason, string named)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Open("silo"));
        Assert.Equal(reason, refused.Reason);
        Assert.All(refused.Message.Split('\n'), line => Assert.Contains(named, line, StringComparison.Ordinal));
    }

    private NodeCertificate Watched(TimeProvider time, Lines log) => new(SettingsOf("silo"), NodeText.Read(SettingsOf("silo").Node!), Open("silo"), time, log);

    private NodeIdentity Open(string role) => NodeIdentity.Of(NodeText.Read(SettingsOf(role).Node!), SettingsOf(role));

    private Settings SettingsOf(string role) => SettingsReader.Read(
        CommandLine.Read(["--role", role, "--cluster-ca-file", authority.RootFile, "--cluster-cert-file", folder.At("node.crt"), "--cluster-key-file", folder.At("node.key")]),
        new Dictionary<string, string> { ["HRB_COUNTY"] = "demo", ["HRB_DATABASE"] = "Host=db;Database=hrb", ["HRB_TOKEN_KEY_FILE"] = "k", ["HRB_SERVICE_TOKEN_FILE"] = "t" });

    /// <summary>What was said.</summary>
    private sealed class Lines : ILogger<NodeCertificate>, ILogger<CertificateWatch>
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Levels.Add(logLevel);
    }
}

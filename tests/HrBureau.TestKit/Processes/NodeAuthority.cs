using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HrBureau.TestKit;

/// <summary>Signs certificates for the processes of a cluster under test, good ones and others.</summary>
public sealed class NodeAuthority : IDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly string folder;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>A new authority, whose own certificate is kept in a folder.</summary>
    /// <param name="folder">Where everything it signs is kept too.</param>
    public NodeAuthority(string folder)
    {
        this.folder = folder;
        var request = new CertificateRequest("O=HrBureau,CN=authority under test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(2));
        File.WriteAllText(RootFile, Root.ExportCertificatePem());
    }

    /// <summary>Its own certificate.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The file of that.</summary>
    public string RootFile => Path.Combine(folder, "root.crt");

    /// <summary>A process's certificate, with its key.</summary>
    /// <param name="role">What it says that it is: <c>silo</c> or <c>web</c>.</param>
    /// <param name="days">When it ends, from now; it began a year before.</param>
    /// <param name="address">The address it names; none when null.</param>
    /// <param name="uses">What it is for; what the role needs when null.</param>
    public X509Certificate2 Sign(string role, double days = 300, string? address = "127.0.0.1", IReadOnlyList<string>? uses = null)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"O=HrBureau,CN={role} under test", own, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(role);
        if (address is not null)
        {
            names.AddIpAddress(IPAddress.Parse(address));
        }

        var purposes = new OidCollection();
        foreach (var use in uses ?? (role == "silo" ? [ServerUse, ClientUse] : [ClientUse]))
        {
            purposes.Add(new Oid(use));
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, false));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        var ends = DateTimeOffset.UtcNow.AddDays(days);
        using var signed = request.Create(Root, ends.AddYears(-1), ends, RandomNumberGenerator.GetBytes(16));
        return signed.CopyWithPrivateKey(own);
    }

    /// <summary>Keeps a certificate and its key where a process looks for them, in the place of those before.</summary>
    /// <param name="name">Of the files.</param>
    /// <param name="certificate">One of <see cref="Sign"/>.</param>
    /// <returns>The settings of a process that shall use them.</returns>
    public (string Name, string Value)[] Keep(string name, X509Certificate2 certificate)
    {
        using var own = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(At(name, "crt"), certificate.ExportCertificatePem());
        File.WriteAllText(At(name, "key"), own.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name, "key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return SettingsOf(name);
    }

    /// <summary>A good certificate of a role, signed when it is first asked for.</summary>
    public (string Name, string Value)[] Give(string role)
    {
        if (File.Exists(At(role, "crt")))
        {
            return SettingsOf(role);
        }

        using var certificate = Sign(role);
        return Keep(role, certificate);
    }

    /// <summary>Where something it signed is kept.</summary>
    public string At(string name, string kind) => Path.Combine(folder, $"{name}.{kind}");

    private (string Name, string Value)[] SettingsOf(string name) =>
        [("HRB_CLUSTER_CA_FILE", RootFile), ("HRB_CLUSTER_CERT_FILE", At(name, "crt")), ("HRB_CLUSTER_KEY_FILE", At(name, "key"))];

    /// <inheritdoc/>
    public void Dispose()
    {
        Root.Dispose();
        key.Dispose();
    }
}

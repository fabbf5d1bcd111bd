using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HrBureau.Host;

/// <summary>What a process of a cluster shows the others, and whom it believes.</summary>
/// <param name="Certificate">Its own, with the key.</param>
/// <param name="Authorities">Whoever signs for this cluster; nobody else is believed, the machine's own roots included.</param>
internal sealed record NodeIdentity(X509Certificate2 Certificate, X509Certificate2Collection Authorities)
{
    private const string KeyMark = "PRIVATE KEY-----";

    public DateTimeOffset Ends => new(Certificate.NotAfter);

    /// <summary>How a chain is judged. Nothing is fetched for it: what a stranger's certificate names as its issuer's address is not called.</summary>
    /// <param name="use">What the certificate must be made for.</param>
    public X509ChainPolicy Policy(string use)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.AddRange(Authorities);
        policy.ApplicationPolicy.Add(new Oid(use));
        return policy;
    }

    /// <summary>Makes one of what stands in the files, and refuses what the others of the cluster would refuse.</summary>
    /// <exception cref="StartRefusedException">Names the setting, the file and the cure.</exception>
    public static NodeIdentity Of(NodeText text, Settings settings)
    {
        try
        {
            return Read(text, settings);
        }
        catch (CryptographicException)
        {
            // Names that cannot be read, for instance.
            throw StartRefusedException.Because("node-file-wrong", SettingName.ClusterCertificate, settings.Node!.Certificate);
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "It may be shown by a connection that is being made for as long as the process lives.")]
    private static NodeIdentity Read(NodeText text, Settings settings)
    {
        var (files, role) = (settings.Node!, NodeName.Of(settings.Role));
        var authorities = Certificates(SettingName.ClusterAuthority, files.Authority, text.Authority);
        var shown = Certificates(SettingName.ClusterCertificate, files.Certificate, text.Certificate)[0];
        var identity = new NodeIdentity(WithKey(text, files), authorities);
        foreach (var use in role == NodeName.Silo ? [NodeName.ServerUse, NodeName.ClientUse] : (string[])[NodeName.ClientUse])
        {
            identity.Require(use, files);
        }

        if (!NodeName.Is(shown, role))
        {
            throw StartRefusedException.Because("node-role", SettingName.ClusterCertificate, files.Certificate, role);
        }

        if (settings.Role == Role.Silo && Clustering.AddressOf(settings) is var address && !NodeName.HoldsAt(shown, address))
        {
            throw StartRefusedException.Because("node-address", SettingName.ClusterCertificate, files.Certificate, address);
        }

        return identity;
    }

    private void Require(string use, NodeFiles files)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(use) };
        if (chain.Build(Certificate))
        {
            return;
        }

        throw chain.ChainStatus.Any(static status => status.Status == X509ChainStatusFlags.NotTimeValid)
            ? StartRefusedException.Because("node-dates", SettingName.ClusterCertificate, files.Certificate, HostTexts.Time(new DateTimeOffset(Certificate.NotBefore)), HostTexts.Time(Ends))
            : StartRefusedException.Because("node-foreign", SettingName.ClusterCertificate, files.Certificate, SettingName.ClusterAuthority, files.Authority, string.Join(' ', chain.ChainStatus.Select(static status => status.Status)));
    }

    private static X509Certificate2Collection Certificates(string setting, string path, string text)
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            found.Clear();
        }

        return found.Count > 0 ? found : throw StartRefusedException.Because("node-file-wrong", setting, path);
    }

    private static X509Certificate2 WithKey(NodeText text, NodeFiles files)
    {
        if (!text.Key.Contains(KeyMark, StringComparison.Ordinal))
        {
            throw StartRefusedException.Because("node-file-wrong", SettingName.ClusterKey, files.Key);
        }

        try
        {
            return X509Certificate2.CreateFromPem(text.Certificate, text.Key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw StartRefusedException.Because("node-key", SettingName.ClusterKey, files.Key, SettingName.ClusterCertificate, files.Certificate);
        }
    }
}

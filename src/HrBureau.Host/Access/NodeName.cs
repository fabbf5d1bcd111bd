using System.Net;
using System.Security.Cryptography.X509Certificates;
using HrBureau.Silo;

namespace HrBureau.Host;

/// <summary>What a certificate of a process of the cluster says that it is: its role is one of its DNS names.</summary>
internal static class NodeName
{
    public const string Silo = "silo";
    public const string Web = "web";

    /// <summary>What a certificate may be used for: to be called, and to call.</summary>
    public const string ServerUse = "1.3.6.1.5.5.7.3.1";

    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    public static string Of(Role role) => role == Role.Web ? Web : Silo;

    /// <summary>Whether a certificate is of a role; neither a wildcard nor its subject is taken for a name.</summary>
    public static bool Is(X509Certificate2 certificate, string role) => certificate.MatchesHostname(role, allowWildcards: false, allowCommonName: false);

    /// <summary>Whether a certificate holds at an address: one that names addresses holds at no other, so that it is of no use to a thief elsewhere.</summary>
    public static bool HoldsAt(X509Certificate2 certificate, IPAddress address)
    {
        var named = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(static names => names.EnumerateIPAddresses()).ToList();
        return named.Count == 0 || named.Contains(PublicAddresses.Plain(address));
    }
}

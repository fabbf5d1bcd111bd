using System.Net;
using System.Net.Sockets;

namespace HrBureau.Silo;

/// <summary>Which addresses lie outside every house: what the registries of special addresses (IANA, RFC 6890 and later) do not name. What is not known to be public is not.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. Of("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24"),
        .. Of("192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"),
        .. Of("2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20"),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Nobody = [.. Of("0.0.0.0/8 169.254.0.0/16 224.0.0.0/4 240.0.0.0/4 ::/128 fe80::/10 ff00::/8 fd00:ec2::254/128 100.100.100.200/32 192.0.0.192/32")];

    /// <summary>Whether an address is public. IPv6 forms that carry another address (6to4, Teredo, NAT64) are not.</summary>
    public static bool Holds(IPAddress address)
    {
        var plain = Plain(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || Global.Contains(plain)) && !Special.Any(network => network.Contains(plain));
    }

    /// <summary>Whether an address is nobody's or answers to every machine: link-local, multicast, unspecified, the metadata services of clouds.</summary>
    public static bool IsNobodys(IPAddress address) => Nobody.Any(network => network.Contains(Plain(address)));

    /// <summary>An IPv4 address that came in IPv6 clothes, as itself.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : Compatible(address) ?? address;

    /// <summary>The old form ::a.b.c.d.</summary>
    private static IPAddress? Compatible(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.Equals(IPAddress.IPv6Loopback) || address.Equals(IPAddress.IPv6Any))
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        return bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0 ? new IPAddress(bytes.AsSpan(12)) : null;
    }

    private static IEnumerable<IPNetwork> Of(string networks) => networks.Split(' ').Select(IPNetwork.Parse);
}

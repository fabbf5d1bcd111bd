using System.Collections.Frozen;
using System.Net;

namespace HrBureau.Silo;

/// <summary>What the operator opened for notices: networks, addresses and names of hosts.</summary>
public sealed class AllowedHosts
{
    public static readonly AllowedHosts None = new([], FrozenSet<string>.Empty);

    private readonly IReadOnlyList<IPNetwork> _networks;
    private readonly IReadOnlySet<string> _hosts;

    private AllowedHosts(IReadOnlyList<IPNetwork> networks, IReadOnlySet<string> hosts) => (_networks, _hosts) = (networks, hosts);

    /// <summary>Reads a list with commas or spaces between: <c>10.20.0.0/16, 127.0.0.1, gateway.gov.internal</c>.</summary>
    /// <returns>The first word that is none of these, or null.</returns>
    public static string? Read(string text, out AllowedHosts allowed)
    {
        ArgumentNullException.ThrowIfNull(text);
        var networks = new List<IPNetwork>();
        var hosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        allowed = None;
        foreach (var word in text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(word, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(word, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (Uri.CheckHostName(word) == UriHostNameType.Dns && word.Any(char.IsAsciiLetter))
            {
                hosts.Add(word);
            }
            else
            {
                return word;
            }
        }

        allowed = new AllowedHosts(networks, hosts);
        return null;
    }

    /// <summary>Whether an address was opened by itself or with its network.</summary>
    public bool Covers(IPAddress address) => _networks.Any(network => network.Contains(PublicAddresses.Plain(address)));

    /// <summary>Whether a host was opened by name: it may lie inside, but never be a link-local address, where clouds keep their secrets.</summary>
    public bool Covers(string host) => _hosts.Contains(host);
}

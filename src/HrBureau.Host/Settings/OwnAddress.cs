using System.Net;
using System.Net.NetworkInformation;

namespace HrBureau.Host;

/// <summary>This machine's address on a network: containers and machines that are handed their address at start know only the network beforehand.</summary>
internal static class OwnAddress
{
    /// <summary>The addresses this machine has within a network.</summary>
    public static IReadOnlyList<IPAddress> Within(IPNetwork network) =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(one => one.OperationalStatus == OperationalStatus.Up || one.NetworkInterfaceType == NetworkInterfaceType.Loopback)
            .SelectMany(one => one.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(network.Contains)
            .Distinct(),
    ];
}

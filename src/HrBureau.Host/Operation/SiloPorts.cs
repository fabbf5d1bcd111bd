using System.Net;
using System.Net.Sockets;

namespace HrBureau.Host;

/// <summary>Looks before the start whether the ports of a silo are free: what the runtime says of one that is taken names neither the port nor its setting.</summary>
internal static class SiloPorts
{
    /// <exception cref="StartRefusedException">Another program holds one.</exception>
    public static void RequireFree(Settings settings)
    {
        foreach (var (place, setting) in Of(settings))
        {
            try
            {
                using var listener = new TcpListener(place);
                listener.Start();
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw StartRefusedException.Because("silo-port-in-use", place, setting, SettingName.OptionOf(setting));
            }
            catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AccessDenied)
            {
                throw StartRefusedException.Because("silo-place-wrong", place, fault.Message, SettingName.Advertise, setting, SettingName.OptionOf(setting));
            }
        }
    }

    private static IEnumerable<(IPEndPoint Place, string Setting)> Of(Settings settings) => settings switch
    {
        { Role: Role.Silo } =>
        [
            (new IPEndPoint(Clustering.AddressOf(settings), Clustering.SiloPortOf(settings)), SettingName.SiloPort),
            (new IPEndPoint(Clustering.AddressOf(settings), Clustering.GatewayPortOf(settings)), SettingName.GatewayPort),
        ],
        { Role: Role.All, SiloPort: { } port } => [(new IPEndPoint(IPAddress.Loopback, port), SettingName.SiloPort)],
        _ => [],
    };
}

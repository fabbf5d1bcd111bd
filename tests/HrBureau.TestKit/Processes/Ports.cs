using System.Net;
using System.Net.Sockets;

namespace HrBureau.TestKit;

/// <summary>Loopback ports for servers under test.</summary>
public static class Ports
{
    private const int First = 12_000;
    private const int Count = 17_000;
    private static int _last = Random.Shared.Next(Count);

    /// <summary>A port nobody listens on: below those the kernel hands to outgoing connections by itself, and never twice in a process, so that nobody takes it before its server does, or while that is killed and started again.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + ((Interlocked.Increment(ref _last) & int.MaxValue) % Count);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next one.
            }
        }
    }
}

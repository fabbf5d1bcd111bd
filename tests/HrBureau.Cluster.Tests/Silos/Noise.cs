using System.Net;
using System.Net.Sockets;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Bytes that mean nothing to a silo.</summary>
internal static class Noise
{
    private const int Greeting = 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Sends them and waits until the connection is closed.</summary>
    /// <returns>How many bytes came back.</returns>
    public static async Task<int> SendAsync(int port, byte[] noise)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(Patience);
        var answer = new byte[Greeting];
        var length = 0;
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            await client.GetStream().WriteAsync(noise, patience.Token);
            for (int read; (read = await client.GetStream().ReadAsync(answer.AsMemory(length), patience.Token)) > 0; length += read)
            {
                Assert.True(length + read < answer.Length, "More came back than a greeting.");
            }
        }
        catch (Exception closed) when (closed is IOException or SocketException { SocketErrorCode: not SocketError.ConnectionRefused })
        {
            // Thrown out: as good as closed.
        }

        return length;
    }
}

using System.Net;
using System.Net.Sockets;
using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>A stretch of network between two processes. Closed, it delivers nothing and breaks nothing: what was sent comes when it opens, as after a cable was plugged in again.</summary>
internal sealed class TcpGate : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, Ports.Free());
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly MemoryStream? passed;
    private readonly Lock keeping = new();
    private volatile TaskCompletionSource? closed;
    private volatile int far;
    private int held;

    /// <param name="listens">Whether it keeps what passes, in both directions.</param>
    public TcpGate(bool listens = false)
    {
        passed = listens ? new MemoryStream() : null;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>How many pieces waited at the closed gate.</summary>
    public int Held => Volatile.Read(ref held);

    /// <summary>Everything that has passed.</summary>
    public byte[] Passed()
    {
        lock (keeping)
        {
            return passed!.ToArray();
        }
    }

    /// <summary>Leads to a port.</summary>
    /// <returns>The port on this side.</returns>
    public int To(int port)
    {
        far = port;
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Close() => closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open()
    {
        var was = closed;
        closed = null;
        was?.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        Open();
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
        passed?.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = JoinAsync(await listener.AcceptSocketAsync(stop.Token), far);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                // It is over, or the caller has left already.
            }
        }
    }

    private async Task JoinAsync(Socket near, int port)
    {
        using var beyond = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (near)
        {
            near.NoDelay = true;
            try
            {
                await PassAsync();
                await beyond.ConnectAsync(IPAddress.Loopback, port, stop.Token);
                await Task.WhenAny(PumpAsync(near, beyond), PumpAsync(beyond, near));
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException)
            {
                // Nobody listens there now.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var piece = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(piece, stop.Token)) > 0;)
            {
                await PassAsync();
                Keep(piece.AsSpan(0, read));
                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(piece.AsMemory(sent, read - sent), stop.Token);
                }
            }

            await PassAsync();
        }
        catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two has gone.
        }
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        if (passed is not null)
        {
            lock (keeping)
            {
                passed.Write(piece);
            }
        }
    }

    private async Task PassAsync()
    {
        if (closed is { } waiting)
        {
            Interlocked.Increment(ref held);
            await waiting.Task.WaitAsync(stop.Token);
        }
    }
}

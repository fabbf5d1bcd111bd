using System.Net;
using System.Net.Sockets;

namespace HrBureau.Web.Tests;

/// <summary>A wire between the page and its console that can fall silent: nothing is closed, nothing comes through.</summary>
public sealed class SilentProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Uri target;
    private volatile TaskCompletionSource open = Opened();
    private Task accepting = Task.CompletedTask;

    private SilentProxy(Uri target) => this.target = target;

    /// <summary>Where the page calls.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Lays the wire.</summary>
    public static SilentProxy To(Uri target)
    {
        var proxy = new SilentProxy(target);
        proxy.listener.Start();
        proxy.Address = new Uri($"http://127.0.0.1:{((IPEndPoint)proxy.listener.LocalEndpoint).Port}");
        proxy.accepting = proxy.AcceptAsync();
        return proxy;
    }

    /// <summary>From now on bytes wait.</summary>
    public void FallSilent() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Bytes go through again, those that waited first.</summary>
    public void Speak() => open.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            _ = JoinAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        using var from = near;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, target.Port, stop.Token);
            await Task.WhenAny(PassAsync(near, far), PassAsync(far, near));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            // One side has gone; the other is closed with it.
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to)
    {
        var bytes = new byte[16 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(bytes, stop.Token) is > 0 and var count)
            {
                await open.Task.WaitAsync(stop.Token);
                await to.GetStream().WriteAsync(bytes.AsMemory(0, count), stop.Token);
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // Closed.
        }
    }
}

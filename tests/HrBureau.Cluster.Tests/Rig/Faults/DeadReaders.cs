using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace HrBureau.Cluster.Tests;

/// <summary>Many follow one busy incident live; some stop reading without going away. The others hear everything, and nobody's memory grows without bound.</summary>
/// <param name="Readers">How many follow.</param>
/// <param name="Dead">How many of them stop reading.</param>
internal sealed record DeadReaders(int Readers, int Dead) : Fault($"{Readers} follow live, {Dead} of them stop reading")
{
    private const long MostGrowth = 400L << 20;
    private const string IdField = "id:";
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan For = TimeSpan.FromSeconds(25);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        using var stop = new CancellationTokenSource();
        var before = rig.Cluster.Webs.Sum(static web => MemoryOf(web.Process.Id));
        var dead = new List<TcpClient>();
        var reading = Enumerable.Range(0, Readers - Dead).Select(number => Follow(rig, number, stop.Token)).ToArray();
        try
        {
            for (var number = 0; number < Dead; number++)
            {
                dead.Add(await AskAsync(rig, number));
            }

            var acts = await rig.RushAsync(16, 4000, (caller, number) => RigActs.Note("duty-zhou", rig.Noted[0], $"live.{rig.Rounds.Count}.{caller}", number), For);
            var growth = rig.Cluster.Webs.Sum(static web => MemoryOf(web.Process.Id)) - before;
            stop.CancelAfter(CatchUpWithin);
            var last = acts.Max(static act => act.Reply?.Version ?? 0);
            var behind = (await Task.WhenAll(Array.ConvertAll(reading, reader => reader(last)))).Count(heard => heard < last);
            return behind > 0 || growth > MostGrowth
                ? throw new InvalidOperationException($"{behind} readers did not hear everything up to {last}; the web processes grew by {growth >> 20} MB.")
                : new Bite((await Task.WhenAll(dead.Select(IsCutOffAsync))).Count(static cut => cut), rig.Mark());
        }
        finally
        {
            dead.ForEach(static client => client.Dispose());
        }
    }

    /// <summary>Asks for the stream with the smallest window there is, and never reads.</summary>
    private static async Task<TcpClient> AskAsync(Rig rig, int number)
    {
        var client = new TcpClient { ReceiveBufferSize = 1024 };
        await client.ConnectAsync(rig.Cluster.Webs[number % rig.Cluster.Webs.Count].Address.Host, rig.Cluster.Webs[number % rig.Cluster.Webs.Count].Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /api/incidents/{rig.Noted[0]}/events HTTP/1.1\r\nHost: reader\r\nAuthorization: Bearer {rig.Doors.TokenOf("duty-zhou")}\r\nAccept: text/event-stream\r\n\r\n"));
        return client;
    }

    /// <summary>Whether the other side has given a reader up who stands still: what stood in the wires comes first.</summary>
    private static async Task<bool> IsCutOffAsync(TcpClient dead)
    {
        var bytes = new byte[64 * 1024];
        using var patience = new CancellationTokenSource(CatchUpWithin);
        try
        {
            while (await dead.GetStream().ReadAsync(bytes, patience.Token) > 0)
            {
                // Goes on.
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Follows from now on.</summary>
    /// <returns>Waits until an entry has come, and says which came last.</returns>
    private static Func<long, Task<long>> Follow(Rig rig, int number, CancellationToken stop)
    {
        var (heard, until) = (0L, long.MaxValue);
        var reading = ReadAsync();
        return version =>
        {
            Volatile.Write(ref until, version);
            return reading;
        };

        async Task<long> ReadAsync()
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/incidents/{rig.Noted[0]}/events", UriKind.Relative));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", rig.Doors.TokenOf("duty-zhou"));
                using var answer = await rig.Doors.At(number).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
                while (heard < Volatile.Read(ref until) && await lines.ReadLineAsync(stop) is { } line)
                {
                    heard = line.StartsWith(IdField, StringComparison.Ordinal) ? long.Parse(line.AsSpan(IdField.Length), CultureInfo.InvariantCulture) : heard;
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or HttpRequestException)
            {
                // It is over.
            }

            return heard;
        }
    }

    private static long MemoryOf(int process)
    {
        using var running = System.Diagnostics.Process.GetProcessById(process);
        return running.WorkingSet64;
    }
}

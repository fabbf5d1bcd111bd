using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>Pages that stand open at a web process and hear of every change: as browsers do, each with a stream of its own.</summary>
internal sealed class OpenPages : IAsyncDisposable
{
    private readonly CountyClient _officer;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<(string Incident, long Version), ConcurrentBag<long>> _heard = new();
    private readonly List<Task> _reading = [];

    private OpenPages(CountyClient officer) => _officer = officer;

    /// <summary>Opens pages and waits until each has been told that it listens.</summary>
    public static async Task<OpenPages> OpenAsync(Uri address, int count)
    {
        var pages = new OpenPages(await CountyClient.SignInAsync(address, OpenIncident.Colleague));
        for (var page = 0; page < count; page++)
        {
            var opened = new TaskCompletionSource();
            pages._reading.Add(Task.Run(() => pages.ReadAsync(opened)));
            await opened.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        return pages;
    }

    /// <summary>How long after an instant each page heard of a version or of a later one; waits for all of them.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="version">Which version.</param>
    /// <param name="committed">When it was answered as done, by the stopwatch.</param>
    public async Task<double[]> HeardAfterAsync(string incident, long version, long committed)
    {
        var patience = Stopwatch.GetTimestamp();
        var heard = _heard.GetOrAdd((incident, version), static _ => []);
        while (heard.Count < _reading.Count)
        {
            if (Stopwatch.GetElapsedTime(patience) > TimeSpan.FromSeconds(30))
            {
                throw new InvalidOperationException($"Only {heard.Count} of {_reading.Count} pages heard of {incident} {version}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        return [.. heard.Select(at => Math.Max(0, Stopwatch.GetElapsedTime(committed, at).TotalMilliseconds))];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_reading);
        _officer.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync(TaskCompletionSource opened)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/events");
            using var answer = await _officer.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
            answer.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(_stop.Token));
            while (await lines.ReadLineAsync(_stop.Token) is { } line)
            {
                if (line == "event: hello")
                {
                    opened.TrySetResult();
                }
                else if (Ring(line) is { } ring)
                {
                    _heard.GetOrAdd(ring, static _ => []).Add(Stopwatch.GetTimestamp());
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page is closed.
        }
        catch (Exception fault)
        {
            opened.TrySetException(fault);
            throw;
        }
    }

    /// <summary>What a line of the stream says, read as text: 200 readers share two processors with what they measure.</summary>
    private static (string Incident, long Version)? Ring(string line)
    {
        const string incident = "\"incidentId\":\"";
        const string version = "\"version\":";
        var (at, number) = (line.IndexOf(incident, StringComparison.Ordinal), line.IndexOf(version, StringComparison.Ordinal));
        if (at < 0 || number < 0)
        {
            return null;
        }

        var id = line[(at + incident.Length)..line.IndexOf('"', at + incident.Length)];
        var digits = line.AsSpan(number + version.Length);
        return long.TryParse(digits[..digits.IndexOfAnyExceptInRange('0', '9')], CultureInfo.InvariantCulture, out var value) ? (id, value) : null;
    }
}

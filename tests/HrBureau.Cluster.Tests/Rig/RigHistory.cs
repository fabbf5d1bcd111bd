using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HrBureau.Cluster.Tests;

/// <summary>What clients sent and were told, in the order in which it happened: kept for the checker, and written line by line for whoever looks into a red run.</summary>
internal sealed class RigHistory : IDisposable
{
    private readonly ConcurrentDictionary<string, RigAct> acts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<long> troubles = new();
    private readonly StreamWriter lines;
    private readonly Lock gate = new();
    private int acknowledged;
    private int attempts;
    private int faulty;

    public RigHistory(string file) => lines = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 16);

    /// <summary>When the run began; times in the file count from here.</summary>
    public long Began { get; } = Stopwatch.GetTimestamp();

    /// <summary>Acts answered with success.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>Everything that was sent, however often.</summary>
    public int Attempts => Volatile.Read(ref attempts);

    /// <summary>Attempts that ended without a certain answer.</summary>
    public int Troubles => troubles.Count;

    /// <summary>Attempts that were told of a fault where they should have been told to try again.</summary>
    public int Faulty => Volatile.Read(ref faulty);

    public IReadOnlyCollection<RigAct> Acts => [.. acts.Values];

    /// <summary>An act is about to be sent, for the first time or again.</summary>
    public void Invoke(RigAct act)
    {
        acts.TryAdd(act.Key, act);
        Interlocked.Increment(ref attempts);
        act.LastSent = Stopwatch.GetTimestamp();
        act.FirstSent = act.FirstSent == 0 ? act.LastSent : act.FirstSent;
        act.Sent++;
        Write(act, "invoke", act.LastSent, "");
    }

    /// <summary>It was answered with success.</summary>
    public void Ok(RigAct act, RigReply reply)
    {
        act.Answered = Stopwatch.GetTimestamp();
        act.Reply = reply;
        Interlocked.Increment(ref acknowledged);
        Write(act, "ok", act.Answered, $"{reply.Incident}@{reply.Version}");
    }

    /// <summary>It was refused for good.</summary>
    public void Fail(RigAct act, string why)
    {
        act.Answered = Stopwatch.GetTimestamp();
        act.Refused = why;
        Write(act, "fail", act.Answered, why);
    }

    /// <summary>Nobody knows; it is sent again.</summary>
    public void Unknown(RigAct act, int status)
    {
        var now = Stopwatch.GetTimestamp();
        troubles.Enqueue(now);
        _ = status == 500 ? Interlocked.Increment(ref faulty) : 0;
        Write(act, "unknown", now, status.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => lines.Dispose();

    private void Write(RigAct act, string what, long at, string more)
    {
        var milliseconds = Stopwatch.GetElapsedTime(Began, at).TotalMilliseconds;
        lock (gate)
        {
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"t":{{milliseconds:F1}},"op":"{{act.Kind}}","id":"{{act.Key}}","incident":"{{act.Incident}}","kind":"{{what}}","told":{{System.Text.Json.JsonSerializer.Serialize(more)}}}"""));
        }
    }
}

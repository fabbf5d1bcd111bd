using System.Diagnostics;

namespace HrBureau.Silo;

/// <summary>
/// Remembers for a moment that the store answers nobody: those who stand in line behind one that waited in vain are told at once and do
/// not wait as long again, one after the other. While it answers others, one that waited in vain is its own caller's matter.
/// </summary>
internal sealed class StorePause
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMilliseconds(500);

    /// <summary>A store that refuses at once makes nobody wait; and one that answered somebody since is there.</summary>
    private static readonly TimeSpan InVain = TimeSpan.FromMilliseconds(500);

    private long _begun = long.MinValue;
    private long _answered = long.MinValue;

    public bool Holds => Since(_begun, out var begun) < Lasts && Volatile.Read(ref _answered) < begun;

    /// <summary>The store made something durable.</summary>
    public void Answered() => Volatile.Write(ref _answered, Stopwatch.GetTimestamp());

    /// <summary>An act that began then got no answer from the store.</summary>
    public void After(long began)
    {
        if (Stopwatch.GetElapsedTime(began) > InVain && Since(_answered, out _) > InVain)
        {
            Volatile.Write(ref _begun, Stopwatch.GetTimestamp());
        }
    }

    private static TimeSpan Since(in long instant, out long read) =>
        (read = Volatile.Read(in instant)) == long.MinValue ? TimeSpan.MaxValue : Stopwatch.GetElapsedTime(read);
}

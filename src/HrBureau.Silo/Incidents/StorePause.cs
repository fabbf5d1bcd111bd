using System.Diagnostics;

namespace HrBureau.Silo;

/// <summary>Remembers for a moment that somebody waited for the store in vain: those who stand in line behind him are told at once and do not wait as long again, one after the other.</summary>
internal sealed class StorePause
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMilliseconds(500);

    /// <summary>A store that refuses at once makes nobody wait.</summary>
    private static readonly TimeSpan InVain = TimeSpan.FromMilliseconds(500);

    private long _begun = long.MinValue;

    public bool Holds => Volatile.Read(ref _begun) is var begun and not long.MinValue && Stopwatch.GetElapsedTime(begun) < Lasts;

    /// <summary>An act that began then got no answer from the store.</summary>
    public void After(long began)
    {
        if (Stopwatch.GetElapsedTime(began) > InVain)
        {
            Volatile.Write(ref _begun, Stopwatch.GetTimestamp());
        }
    }
}

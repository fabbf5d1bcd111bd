using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>
/// Slows down who guesses one account's password. Every known device and every strange address has a lane of its own, and all
/// strangers together share one more: whoever guesses from elsewhere never stops the officer on his usual device.
/// </summary>
internal sealed class SignInBrake(TimeProvider time)
{
    private const int FreeFailures = 5;
    private const int FreeStrangers = 50;
    private const int LaneLimit = 1_000;

    /// <summary>Longest wait; what is older than that is forgiven.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private Lane strangers;
    private List<string> counted = [];

    /// <summary>Goes on where another activation stopped.</summary>
    public void Load(BrakeRecord record)
    {
        lanes.Clear();
        record.Lanes.ForEach(lane => lanes[lane.Lane] = new Lane(lane.Failures, lane.Until));
        strangers = new Lane(record.Strangers.Failures, record.Strangers.Until);
        counted = [.. record.Counted];
    }

    /// <summary>What is worth keeping.</summary>
    public BrakeRecord Record()
    {
        var forgiven = time.GetUtcNow() - Longest;
        return new BrakeRecord
        {
            Lanes = [.. lanes.Where(pair => pair.Value.Until > forgiven).Select(pair => new BrakeLane { Lane = pair.Key, Failures = pair.Value.Failures, Until = pair.Value.Until })],
            Strangers = new BrakeLane { Failures = strangers.Failures, Until = strangers.Until },
            Counted = [.. counted],
        };
    }

    /// <summary>How long this lane still has to wait; null when it may try.</summary>
    public TimeSpan? Wait(string lane, bool known)
    {
        var until = lanes.GetValueOrDefault(NameOf(lane)).Until;
        if (!known && strangers.Until > until)
        {
            until = strangers.Until;
        }

        var now = time.GetUtcNow();
        return until > now ? until - now : null;
    }

    /// <summary>Whether this very attempt has failed and was counted.</summary>
    public bool HasCounted(SignInAttempt attempt) => SignInKeys.Holds(counted, attempt);

    /// <summary>Counts an attempt, which is known when it comes again.</summary>
    public void Failed(string lane, bool known, SignInAttempt attempt)
    {
        SignInKeys.Note(counted, attempt);
        Failed(lane, known);
    }

    public void Failed(string lane, bool known)
    {
        if (lanes.Count >= LaneLimit)
        {
            // So many lanes are an attack from many addresses, which the common lane of strangers holds back by itself.
            lanes.Clear();
        }

        lanes[NameOf(lane)] = After(lanes.GetValueOrDefault(NameOf(lane)), FreeFailures);
        if (!known)
        {
            strangers = After(strangers, FreeStrangers);
        }
    }

    public void Succeeded(string lane) => lanes.Remove(NameOf(lane));

    /// <summary>Neither an address nor a session stands in the store in clear.</summary>
    private static string NameOf(string lane) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lane)).AsSpan(0, 12));

    private Lane After(Lane lane, int free)
    {
        var now = time.GetUtcNow();
        var failures = now - lane.Until > Longest && lane.Failures > free ? 1 : lane.Failures + 1;
        var wait = failures <= free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures - free, 20)));
        return new Lane(failures, now + (wait < Longest ? wait : Longest));
    }

    private readonly record struct Lane(int Failures, DateTimeOffset Until);
}

using HrBureau.Contracts;
using Microsoft.Extensions.Logging;
using Ring = HrBureau.Contracts.Ring;

namespace HrBureau.Silo;

/// <summary>The doorbells as this silo rings them: an incident rings the one its id hashes to, and no act waits for a web process.</summary>
internal sealed class Doorbells(IGrainFactory grains, SystemIdentity system, ILogger<Doorbells> log)
{
    private readonly BellRope[] _ropes = [.. Enumerable.Range(0, IDoorbellGrain.Count).Select(number => new BellRope(grains.GetGrain<IDoorbellGrain>(KeyOf(number)), system, log))];

    public void Ring(string incident, long version, IReadOnlyList<string> agencies) =>
        _ropes[HashOf(incident) % IDoorbellGrain.Count].Pull(new Ring(incident, version, agencies));

    private static string KeyOf(int number) => $"bell-{number}";

    // FNV-1a; string.GetHashCode differs from process to process.
    private static uint HashOf(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return hash;
    }
}

using HrBureau.Contracts;
using Ring = HrBureau.Contracts.Ring;

namespace HrBureau.Silo;

/// <summary>Rings the doorbell an incident's id hashes to. One way: nobody waits for a web process.</summary>
public sealed class Doorbells(IGrainFactory grains, SystemIdentity system)
{
    public void Ring(string incident, long version, IReadOnlyList<string> agencies)
    {
        using (system.Act())
        {
            grains.GetGrain<IDoorbellGrain>(KeyOf(incident)).Ring(new Ring(incident, version, agencies)).Ignore();
        }
    }

    /// <summary>The doorbell of an incident, the same in every process.</summary>
    public static string KeyOf(string incident) => $"bell-{HashOf(incident) % IDoorbellGrain.Count}";

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

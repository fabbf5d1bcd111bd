using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Gathers every fault of a reading, so that an operator sees all of them at once.</summary>
internal sealed class SeedFaults
{
    private readonly List<MechanismFault> faults = [];

    /// <summary>The text was accepted before: keys that have come since may lack, keys that have gone may be there.</summary>
    public bool Stored { get; init; }

    public bool Any => faults.Count > 0;

    public ImmutableArray<MechanismFault> All =>
        [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal)];

    public void Add(string file, string path, string what, string cure) => faults.Add(new(file, path, what, cure));
}

using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What reading mechanism data came to.</summary>
public abstract record MechanismReading
{
    private MechanismReading()
    {
    }

    /// <summary>The data are good.</summary>
    /// <param name="Mechanism">The mechanism.</param>
    public sealed record Accepted(Mechanism Mechanism) : MechanismReading;

    /// <summary>The data are refused as a whole.</summary>
    /// <param name="Faults">Every fault found, by file and place; never empty.</param>
    public sealed record Refused(ImmutableArray<MechanismFault> Faults) : MechanismReading;
}

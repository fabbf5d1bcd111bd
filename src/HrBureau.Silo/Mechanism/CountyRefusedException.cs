using System.Collections.Immutable;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>The county's folder and the people its administrators made do not hold together.</summary>
public sealed class CountyRefusedException : Exception
{
    public CountyRefusedException(ImmutableArray<MechanismFault> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    public CountyRefusedException()
    {
    }

    public CountyRefusedException(string message)
        : base(message)
    {
    }

    public CountyRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ImmutableArray<MechanismFault> Faults { get; } = [];
}

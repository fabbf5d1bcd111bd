using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>An act of a replay was refused for good: trying again would change nothing.</summary>
public sealed class ReplayRefusedException : Exception
{
    public ReplayRefusedException()
    {
    }

    public ReplayRefusedException(string message)
        : base(message)
    {
    }

    public ReplayRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ReplayRefusedException(CommandOutcome outcome, RefusalView? refusal)
        : base($"The incident answered {outcome}.") => (Outcome, Refusal) = (outcome, refusal);

    public CommandOutcome Outcome { get; }

    public RefusalView? Refusal { get; }
}

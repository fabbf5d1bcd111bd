using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>An incident did not take what a loop brought it; the row stays and is tried again.</summary>
public sealed class NotTakenException : Exception
{
    public NotTakenException()
    {
    }

    public NotTakenException(string message)
        : base(message)
    {
    }

    public NotTakenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public NotTakenException(CommandOutcome outcome)
        : base($"The incident answered {outcome}.") => Outcome = outcome;

    /// <summary>What it answered.</summary>
    public CommandOutcome? Outcome { get; }

    /// <summary>A fault by one word: the incident's answer where there was one.</summary>
    internal static string Name(Exception fault) => fault is NotTakenException { Outcome: { } outcome } ? outcome.ToString() : fault.GetType().Name;
}

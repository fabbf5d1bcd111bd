namespace HrBureau.Domain;

/// <summary>What reading a scenario gave.</summary>
public abstract record ScenarioReading
{
    private ScenarioReading()
    {
    }

    /// <summary>It can be replayed.</summary>
    /// <param name="Scenario">The scenario.</param>
    public sealed record Accepted(Scenario Scenario) : ScenarioReading;

    /// <summary>It cannot.</summary>
    /// <param name="Fault">The first fault.</param>
    public sealed record Refused(ScenarioFault Fault) : ScenarioReading;
}

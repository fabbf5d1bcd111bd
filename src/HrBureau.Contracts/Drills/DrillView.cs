using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>What is to be replayed.</summary>
/// <param name="Scenario">Name of the scenario: its file's without the extension.</param>
/// <param name="Speed">How many times faster than in the story, 1 to <see cref="Fastest"/>: it paces the steps and changes none.</param>
[GenerateSerializer]
[Alias("hrb.drill-order")]
public sealed record DrillOrder(string Scenario, int Speed)
{
    /// <summary>Highest speed of a replay.</summary>
    public const int Fastest = 1_000_000;
}

/// <summary>What became of an order.</summary>
/// <param name="View">How the replay stands; null when it was not started.</param>
/// <param name="Known">Names of the scenarios there are, when there is none of the name that was given.</param>
/// <param name="Fault">What is wrong with the scenario.</param>
/// <param name="Crowded">As many replays go at once as may.</param>
/// <param name="KeyReused">Another order was given under this key.</param>
[GenerateSerializer]
[Alias("hrb.drill-reply")]
public sealed record DrillReply(DrillView? View, IReadOnlyList<string>? Known = null, ScenarioFault? Fault = null, bool Crowded = false, bool KeyReused = false);

/// <summary>A scenario of the county.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What people call it; null where it cannot be read.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="From">Time of the first.</param>
/// <param name="Until">Time of the last.</param>
/// <param name="Fault">What is wrong with it; null when it can be replayed.</param>
[GenerateSerializer]
[Alias("hrb.scenario-view")]
public sealed record ScenarioView(string Name, LocalisedText? Title, int Steps, DateTimeOffset? From, DateTimeOffset? Until, ScenarioFault? Fault);

/// <summary>How far a replay is.</summary>
[GenerateSerializer]
[Alias("hrb.drill-state")]
[JsonConverter(typeof(KebabEnumConverter<DrillState>))]
public enum DrillState
{
    /// <summary>It steps.</summary>
    Running,

    /// <summary>It stands until somebody lets it go on.</summary>
    Held,

    /// <summary>Its last step is done.</summary>
    Done,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>A step was refused.</summary>
    Failed,
}

/// <summary>A replay as it stands.</summary>
/// <param name="DrillId">Its id, <c>drl-…</c>.</param>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Title">What people call it.</param>
/// <param name="IncidentId">Its incident; null before the first step.</param>
/// <param name="State">How far it is.</param>
/// <param name="Speed">How fast.</param>
/// <param name="Officer">Who started it.</param>
/// <param name="Agency">His agency.</param>
/// <param name="StartedAt">When, wall time.</param>
/// <param name="EndedAt">When it ended, wall time.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Last">The step that was done last.</param>
/// <param name="Fault">The step that was refused, and why.</param>
[GenerateSerializer]
[Alias("hrb.drill-view")]
public sealed record DrillView(
    string DrillId,
    string Scenario,
    LocalisedText Title,
    string? IncidentId,
    DrillState State,
    int Speed,
    string Officer,
    string Agency,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    int Done,
    int Steps,
    StepView? Last,
    StepFault? Fault);

/// <summary>A step for people to read.</summary>
/// <param name="No">Its number in the story.</param>
/// <param name="At">Drill time.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Says">What happens.</param>
[GenerateSerializer]
[Alias("hrb.step-view")]
public sealed record StepView(string No, DateTimeOffset At, string Actor, string Says);

/// <summary>A step that was refused.</summary>
/// <param name="Step">Which.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Refusal">Why, where it was said.</param>
[GenerateSerializer]
[Alias("hrb.step-fault")]
public sealed record StepFault(StepView Step, CommandOutcome Outcome, RefusalView? Refusal);

/// <summary>The lateness report of a replay.</summary>
/// <param name="Report">The report.</param>
/// <param name="Steps">Numbers of the steps by their act, <see cref="Deadline.MetBy"/>.</param>
[GenerateSerializer]
[Alias("hrb.drill-report")]
public sealed record DrillReport(LatenessReport Report, IReadOnlyDictionary<string, string> Steps);

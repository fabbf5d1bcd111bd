using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What is to be replayed.</summary>
/// <param name="Scenario">Name of a scenario, see <c>GET /api/drills/scenarios</c>.</param>
/// <param name="TimeScale">How many times faster than in its story, 1–1,000,000: it paces the steps and changes none.</param>
public sealed record DrillGiven(string Scenario, int TimeScale);

/// <summary>A replay.</summary>
/// <param name="DrillId">Its id.</param>
/// <param name="IncidentId">Its incident.</param>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Title">What people call it.</param>
/// <param name="State">How far it is.</param>
/// <param name="TimeScale">How fast.</param>
/// <param name="Officer">Who started it.</param>
/// <param name="StartedAt">When, by the clock on the wall.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Last">The step done last, with its drill time.</param>
/// <param name="Fault">Why a step was refused.</param>
public sealed record DrillBody(string DrillId, string? IncidentId, string Scenario, LocalisedText Title, DrillState State, int TimeScale, string Officer, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Done, int Steps, StepView? Last, string? Fault)
{
    internal static DrillBody Of(DrillView view, CountyNames names) => new(
        view.DrillId, view.IncidentId, view.Scenario, view.Title, view.State, view.Speed, view.Officer, view.StartedAt, view.EndedAt, view.Done, view.Steps, view.Last, view.Fault is { } fault ? DrillProblems.Sentence(fault, names) : null);
}

/// <summary>Replays.</summary>
/// <param name="Items">The newest first.</param>
public sealed record DrillList(IReadOnlyList<DrillBody> Items);

/// <summary>Scenarios.</summary>
/// <param name="Items">By name.</param>
public sealed record ScenarioList(IReadOnlyList<ScenarioBody> Items);

/// <summary>A scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="From">Time of the first.</param>
/// <param name="Until">Time of the last.</param>
/// <param name="Fault">Why it cannot be replayed.</param>
public sealed record ScenarioBody(string Name, LocalisedText? Title, int Steps, DateTimeOffset? From, DateTimeOffset? Until, string? Fault)
{
    internal static ScenarioBody Of(ScenarioView view) => new(view.Name, view.Title, view.Steps, view.From, view.Until, view.Fault is { } fault ? DrillProblems.Sentence(fault) : null);
}

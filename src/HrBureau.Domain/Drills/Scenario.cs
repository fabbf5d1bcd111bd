using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>A story that is replayed act by act: who did what when, in the order of its times.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Steps">Its steps; the first is a report.</param>
public sealed record Scenario(LocalisedText Title, ImmutableArray<ScenarioStep> Steps);

/// <summary>One act of a scenario: a report at the door, a command, or where neither is given a note of what was said.</summary>
/// <param name="No">Its number in the story; several acts may share one.</param>
/// <param name="At">When it happens, drill time.</param>
/// <param name="Actor">Who acts, in the words of the story.</param>
/// <param name="By">Officer of the county who does it or records it.</param>
/// <param name="Says">What happens, one sentence.</param>
/// <param name="Report">The report.</param>
/// <param name="Command">The command in its wire form, names kept by earlier steps as <c>${name}</c>.</param>
/// <param name="Keep">Name under which later steps know the request it drafts.</param>
public sealed record ScenarioStep(string No, DateTimeOffset At, string Actor, string By, string Says, ScenarioReport? Report, string? Command, string? Keep)
{
    /// <summary>The command with what earlier steps have kept.</summary>
    /// <param name="kept">Ids by name.</param>
    /// <returns>A command in its wire form; a note where the step gives none.</returns>
    public string Body(IReadOnlyDictionary<string, string> kept) => Command is null
        ? DomainJson.WriteCommand(new IncidentCommand.AddNote(Says))
        : kept.Aggregate(Command, (text, name) => text.Replace(Mark(name.Key), name.Value, StringComparison.Ordinal));

    /// <summary>How a command names what an earlier step has kept.</summary>
    /// <param name="name">The name.</param>
    /// <returns><c>${name}</c>.</returns>
    internal static string Mark(string name) => $"${{{name}}}";
}

/// <summary>A report of a scenario, as somebody tells it at the door.</summary>
/// <param name="Source">Where from.</param>
/// <param name="ReportedAt">When it was reported, drill time.</param>
/// <param name="Place">Where people are or work.</param>
/// <param name="Description">Words of the report.</param>
/// <param name="SourceRef">The source's own number.</param>
/// <param name="Reporter">Who reported.</param>
/// <param name="Employer">The unit that owes.</param>
/// <param name="EmployerCode">统一社会信用代码.</param>
/// <param name="Project">Project.</param>
/// <param name="Headcount">People.</param>
/// <param name="AmountFen">Money, whole fen.</param>
/// <param name="Behaviours">What was seen.</param>
public sealed record ScenarioReport(
    ReportSource Source,
    DateTimeOffset ReportedAt,
    string Place,
    string Description,
    string? SourceRef = null,
    string? Reporter = null,
    string? Employer = null,
    string? EmployerCode = null,
    string? Project = null,
    int? Headcount = null,
    long? AmountFen = null,
    IReadOnlyList<Behaviour>? Behaviours = null);

using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>Why a scenario is not taken.</summary>
/// <param name="Place">Place in the file: <c>steps[3].command.personId</c>; empty for the file as a whole.</param>
/// <param name="No">Number of the step in the story, where it is known.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Detail">The word it is about.</param>
[GenerateSerializer]
[Alias("hrb.scenario-fault")]
public sealed record ScenarioFault(string Place, string? No, ScenarioFaultCode Code, string? Detail = null);

/// <summary>What is wrong with a scenario.</summary>
[GenerateSerializer]
[Alias("hrb.scenario-fault-code")]
[JsonConverter(typeof(KebabEnumConverter<ScenarioFaultCode>))]
public enum ScenarioFaultCode
{
    /// <summary>No JSON, or a field that is missing, unknown or of the wrong kind.</summary>
    Unreadable,

    /// <summary>It has no steps, or too many.</summary>
    StepCount,

    /// <summary>Its first step is no report: there would be no incident to act in.</summary>
    NoOpening,

    /// <summary>A field is empty.</summary>
    Empty,

    /// <summary>A step comes before the one above it.</summary>
    Backwards,

    /// <summary>The county has no such officer.</summary>
    OfficerUnknown,

    /// <summary>A step has a report and a command.</summary>
    TwoActs,

    /// <summary>There is no such command, or it is none for scenarios: the system's own, or one that reaches other incidents or files.</summary>
    CommandUnknown,

    /// <summary>The officer's duties do not cover the command.</summary>
    DutyMissing,

    /// <summary>A field of the command is wrong.</summary>
    FieldWrong,

    /// <summary>The command names what no earlier step keeps.</summary>
    NameUnknown,
}

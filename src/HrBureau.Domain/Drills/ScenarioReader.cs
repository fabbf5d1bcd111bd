using System.Text.Json;
using System.Text.RegularExpressions;

namespace HrBureau.Domain;

/// <summary>Reads scenario files strictly: the first fault is named with its step and field, and nothing of the file is used.</summary>
public static partial class ScenarioReader
{
    private const int MostSteps = 500;

    /// <summary>Stands for an id that only the replay will know.</summary>
    private const string AnyId = "req-0000000000000000";

    /// <summary>Reads a scenario.</summary>
    /// <param name="text">The file.</param>
    /// <param name="mechanism">The county's mechanism: officers and duties.</param>
    /// <returns>The scenario, or its first fault.</returns>
    public static ScenarioReading Read(string text, Mechanism mechanism)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        return ReadFor(text, mechanism);
    }

    /// <summary>Reads a scenario that was accepted once: who has left the county since, or may do less, changes nothing of what was told.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The scenario, or its first fault.</returns>
    public static ScenarioReading ReadAgain(string text) => ReadFor(text, null);

    private static ScenarioReading ReadFor(string text, Mechanism? mechanism)
    {
        ScenarioText? file;
        try
        {
            file = JsonSerializer.Deserialize(text, ScenarioJsonContext.Default.ScenarioText);
        }
        catch (JsonException e)
        {
            return Refused(e.Path?.TrimStart('$', '.') ?? "", null, ScenarioFaultCode.Unreadable);
        }

        if (file is not { Steps.Count: > 0 and <= MostSteps })
        {
            return Refused("steps", null, ScenarioFaultCode.StepCount);
        }

        if (file.Steps[0] is not { Report: not null } first)
        {
            return Refused("steps[0].report", file.Steps[0]?.No, ScenarioFaultCode.NoOpening);
        }

        var kept = new HashSet<string>(StringComparer.Ordinal);
        var before = first.At;
        var steps = new List<ScenarioStep>(file.Steps.Count);
        for (var i = 0; i < file.Steps.Count; i++)
        {
            if (file.Steps[i] is not { } step)
            {
                return Refused($"steps[{i}]", null, ScenarioFaultCode.Empty);
            }

            if (FaultOf(step, before, kept, mechanism) is var (field, code, detail))
            {
                return Refused($"steps[{i}].{field}", step.No, code, detail);
            }

            before = step.At;
            steps.Add(new(step.No, CountyTime.To(step.At), step.Actor, step.By, step.Says, step.Report, step.Command?.GetRawText(), step.Keep));
            if (step.Keep is { } name)
            {
                kept.Add(name);
            }
        }

        return new ScenarioReading.Accepted(new(file.Title, [.. steps]));
    }

    private static (string Field, ScenarioFaultCode Code, string? Detail)? FaultOf(ScenarioStepText step, DateTimeOffset before, HashSet<string> kept, Mechanism? mechanism) => step switch
    {
        _ when new[] { ("no", step.No), ("actor", step.Actor), ("says", step.Says) }.FirstOrDefault(field => string.IsNullOrWhiteSpace(field.Item2)) is { Item1: { } empty } => (empty, ScenarioFaultCode.Empty, null),
        _ when step.At < before => ("at", ScenarioFaultCode.Backwards, null),
        _ when mechanism?.Officers.All(row => row.Id != step.By) == true => ("by", ScenarioFaultCode.OfficerUnknown, step.By),
        { Report: not null, Command: not null } => ("command", ScenarioFaultCode.TwoActs, null),
        { Report: { } report } => ReportFault(report, step, mechanism),
        _ => CommandFault(step, kept, mechanism),
    };

    private static (string Field, ScenarioFaultCode Code, string? Detail)? ReportFault(ScenarioReport report, ScenarioStepText step, Mechanism? mechanism)
    {
        var facts = new ReportFacts("rep-0", report.Source, report.SourceRef, report.ReportedAt, null, report.Employer, report.EmployerCode, report.Project, null, report.Place, report.Headcount, report.AmountFen, report.Behaviours ?? [], report.Description);
        return CommandFields.Check(new IncidentCommand.Report("", facts, "", "", "", ""), step.At) is { Field: { } field } ? ($"report.{field}", ScenarioFaultCode.FieldWrong, field)
            : MayIssue("report", step.By, mechanism) ? null
            : ("by", ScenarioFaultCode.DutyMissing, "report");
    }

    private static (string Field, ScenarioFaultCode Code, string? Detail)? CommandFault(ScenarioStepText step, HashSet<string> kept, Mechanism? mechanism)
    {
        var text = step.Command?.GetRawText() ?? DomainJson.WriteCommand(new IncidentCommand.AddNote(step.Says));
        if (Names().Matches(text).Select(match => match.Groups[1].Value).FirstOrDefault(name => !kept.Contains(name)) is { } unknown)
        {
            return ("command", ScenarioFaultCode.NameUnknown, unknown);
        }

        IncidentCommand command;
        try
        {
            command = DomainJson.ReadCommand(Names().Replace(text, AnyId));
        }
        catch (JsonException e)
        {
            var field = e.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "type";
            return ($"command.{field}", field == "type" ? ScenarioFaultCode.CommandUnknown : ScenarioFaultCode.FieldWrong, field);
        }

        var word = PhaseTable.WordOf(command);
        return command is IncidentCommand.Report or IncidentCommand.MergeInto or IncidentCommand.SplitReport or IncidentCommand.AttachEvidence or IncidentCommand.Reopen || mechanism?.MayIssue(word, new HashSet<string> { Actor.SystemDuty }) == true ? ("command.type", ScenarioFaultCode.CommandUnknown, word)
            : !MayIssue(word, step.By, mechanism) ? ("by", ScenarioFaultCode.DutyMissing, word)
            : CommandFields.Check(command, step.At) is { Field: { } wrong } ? ($"command.{wrong}", ScenarioFaultCode.FieldWrong, wrong)
            : null;
    }

    private static bool MayIssue(string word, string officer, Mechanism? mechanism) =>
        mechanism is null || mechanism.MayIssue(word, mechanism.Officers.First(row => row.Id == officer).Duties.ToHashSet(StringComparer.Ordinal));

    private static ScenarioReading.Refused Refused(string place, string? no, ScenarioFaultCode code, string? detail = null) => new(new ScenarioFault(place, no, code, detail));

    [GeneratedRegex(@"\$\{([a-z0-9-]{1,40})\}")]
    private static partial Regex Names();
}

using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Scenario files are read strictly: the step and the field that do not hold are named.</summary>
public sealed class ScenarioTests
{
    private static string Shipped => Demo.Files("scenarios")["azure-millet-park.json"];

    [Fact]
    public void The_shipped_scenario_tells_steps_1_to_25_in_the_order_of_their_times()
    {
        var scenario = Assert.IsType<ScenarioReading.Accepted>(ScenarioReader.Read(Shipped, Demo.Mechanism)).Scenario;
        Assert.Equal([.. Enumerable.Range(1, 25).Select(no => $"{no}"), "15a", "22a"], scenario.Steps.Select(step => step.No).Distinct().OrderBy(no => no.Length > 2 && !char.IsDigit(no[^1])).ThenBy(no => int.Parse(no.TrimEnd('a'), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((Story.Morning.AddDays(-1).AddMinutes(-18), Story.Morning.AddDays(1).AddMinutes(30)), (scenario.Steps[0].At, scenario.Steps[^1].At));
        Assert.Equal(5, scenario.Steps.Count(step => step.No == "24"));
    }

    [Theory]
    [InlineData("$.steps[3].by", "nobody", "steps[3].by", ScenarioFaultCode.OfficerUnknown)]
    [InlineData("$.steps[3].by", "police-fang", "steps[3].by", ScenarioFaultCode.DutyMissing)]
    [InlineData("$.steps[3].at", "2026-01-26T08:41:00+08:00", "steps[3].at", ScenarioFaultCode.Backwards)]
    [InlineData("$.steps[3].at", "yesterday", "steps[3].at", ScenarioFaultCode.Unreadable)]
    [InlineData("$.steps[3].says", " ", "steps[3].says", ScenarioFaultCode.Empty)]
    [InlineData("$.steps[3].surprise", "x", "steps[3].surprise", ScenarioFaultCode.Unreadable)]
    [InlineData("$.steps[1].command.type", "fly", "steps[1].command.type", ScenarioFaultCode.CommandUnknown)]
    [InlineData("$.steps[1].command.type", "strike-clock", "steps[1].command.type", ScenarioFaultCode.CommandUnknown)]
    [InlineData("$.steps[3].command.role", "king", "steps[3].command.role", ScenarioFaultCode.FieldWrong)]
    [InlineData("$.steps[3].command.name", "", "steps[3].command.name", ScenarioFaultCode.FieldWrong)]
    [InlineData("$.steps[3].command.name", "${boss}", "steps[3].command", ScenarioFaultCode.NameUnknown)]
    [InlineData("$.steps[0].by", "police-fang", "steps[0].by", ScenarioFaultCode.DutyMissing)]
    [InlineData("$.steps[0].command", "x", "steps[0].command", ScenarioFaultCode.TwoActs)]
    [InlineData("$.steps[0].report.place", "", "steps[0].report.place", ScenarioFaultCode.FieldWrong)]
    public void A_fault_names_its_step_and_field(string where, string value, string place, ScenarioFaultCode code)
    {
        var file = JsonNode.Parse(Shipped)!;
        var parts = where.Replace("$.", "", StringComparison.Ordinal).Split('.');
        var step = file["steps"]!.AsArray()[int.Parse(parts[0]["steps[".Length..^1], System.Globalization.CultureInfo.InvariantCulture)]!;
        (parts.Length == 3 ? step[parts[1]]! : step)[parts[^1]] = value;
        var fault = Assert.IsType<ScenarioReading.Refused>(ScenarioReader.Read(file.ToJsonString(), Demo.Mechanism)).Fault;
        Assert.Equal((place, code), (fault.Place, fault.Code));
    }

    [Theory]
    [InlineData("""{"type":"merge-into","into":"inc-2","reason":"One site."}""")]
    [InlineData("""{"type":"split-report","report":"rep-1","reason":"Another site."}""")]
    [InlineData("""{"type":"attach-evidence","evidenceId":"evd-1","caption":"The gate"}""")]
    [InlineData("""{"type":"reopen","reason":"Not over."}""")]
    public void What_reaches_beyond_its_own_incident_is_no_step(string command)
    {
        var file = JsonNode.Parse(Shipped)!;
        file["steps"]![1]!["command"] = JsonNode.Parse(command);
        var fault = FaultOf(file.ToJsonString());
        Assert.Equal(("steps[1].command.type", ScenarioFaultCode.CommandUnknown), (fault.Place, fault.Code));
    }

    [Fact]
    public void One_that_was_accepted_is_read_again_though_its_officer_has_left()
    {
        var file = JsonNode.Parse(Shipped)!;
        file["steps"]![3]!["by"] = "gone";
        Assert.IsType<ScenarioReading.Refused>(ScenarioReader.Read(file.ToJsonString(), Demo.Mechanism));
        Assert.Equal("gone", Assert.IsType<ScenarioReading.Accepted>(ScenarioReader.ReadAgain(file.ToJsonString())).Scenario.Steps[3].By);
        Assert.IsType<ScenarioReading.Refused>(ScenarioReader.ReadAgain("{"));
    }

    [Fact]
    public void One_without_a_first_report_or_that_is_no_json_is_refused()
    {
        var file = JsonNode.Parse(Shipped)!;
        file["steps"]!.AsArray().RemoveAt(0);
        Assert.Equal(ScenarioFaultCode.NoOpening, FaultOf(file.ToJsonString()).Code);
        file["steps"] = new JsonArray([.. Enumerable.Range(0, 501).Select(_ => JsonNode.Parse(Shipped)!["steps"]![0]!.DeepClone())]);
        Assert.Equal(ScenarioFaultCode.StepCount, FaultOf(file.ToJsonString()).Code);
        file["steps"] = new JsonArray();
        Assert.Equal(ScenarioFaultCode.StepCount, FaultOf(file.ToJsonString()).Code);
        Assert.Equal(ScenarioFaultCode.Unreadable, FaultOf("{").Code);
        Assert.Equal(ScenarioFaultCode.Unreadable, FaultOf("").Code);
    }

    private static ScenarioFault FaultOf(string text) => Assert.IsType<ScenarioReading.Refused>(ScenarioReader.Read(text, Demo.Mechanism)).Fault;
}

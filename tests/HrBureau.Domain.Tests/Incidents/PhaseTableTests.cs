using System.Reflection;
using System.Text.Json.Serialization;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public class PhaseTableTests
{
    private const string Begin = "<!-- phase-table -->";
    private const string End = "<!-- /phase-table -->";

    [Fact]
    public void Every_command_stands_in_the_table_once_under_its_wire_name()
    {
        var wire = typeof(IncidentCommand).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => (a.DerivedType, (string)a.TypeDiscriminator!)).OrderBy(a => a.Item2, StringComparer.Ordinal).ToList();
        Assert.Equal(wire, PhaseTable.Rows.Select(row => (row.Command, row.Word)).OrderBy(row => row.Word, StringComparer.Ordinal));
        Assert.Equal(Samples.CommandTypes.Count, wire.Count);
        Assert.Empty(PhaseTable.Rows.Select(row => row.Word).Except(CommandWords.OnIncident));
    }

    [Fact]
    public void Every_command_is_decided_in_every_phase()
    {
        foreach (var phase in Enum.GetValues<Phase>())
        {
            foreach (var type in Samples.CommandTypes)
            {
                var decision = Decide(phase, Samples.Command(type));
                var code = (decision as Decision.Refused)?.Refusal.Code;
                Assert.True(PhaseTable.Allows(phase, type) != (code == RefusalCode.PhaseForbids), $"{type.Name} in {phase}: {code}");
            }
        }
    }

    [Fact]
    public void Before_the_first_report_only_a_report_is_known()
    {
        foreach (var type in Samples.CommandTypes.Where(type => type != typeof(IncidentCommand.Report)))
        {
            var refused = Assert.IsType<Decision.Refused>(IncidentDecider.Decide(IncidentState.None, Samples.Command(type), Stamp(Samples.Command(type)), Demo.Mechanism, Demo.Calendar));
            Assert.Equal(RefusalCode.IncidentUnknown, refused.Refusal.Code);
        }
    }

    [Fact]
    public void Nobody_issues_a_command_without_the_duty()
    {
        var story = new Story().Raised();
        foreach (var type in Samples.CommandTypes)
        {
            var command = Samples.Command(type);
            var idle = new Actor("nobody", "agy-hr", new HashSet<string>(), new HashSet<string>());
            var decision = IncidentDecider.Decide(story.State, command, new Stamp(story.Now, idle, "x"), Demo.Mechanism, Demo.Calendar);
            Assert.Equal(RefusalCode.DutyMissing, Assert.IsType<Decision.Refused>(decision).Refusal.Code);
        }
    }

    [Fact]
    public void The_page_of_rules_shows_the_table_as_it_is()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "rules.md")).ReplaceLineEndings("\n");
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        var shown = from < 0 || to < from ? "" : page[(from + Begin.Length)..to].Trim();
        Assert.True(shown == PhaseTable.ToMarkdown(), $"Put this between {Begin} and {End} in deploy/rules.md:\n{PhaseTable.ToMarkdown()}");
    }

    private static Decision Decide(Phase phase, IncidentCommand command)
    {
        var state = new Story().Raised().State with { Phase = phase };
        return IncidentDecider.Decide(state, command, Stamp(command), Demo.Mechanism, Demo.Calendar);
    }

    private static Stamp Stamp(IncidentCommand command)
    {
        var everything = Demo.Mechanism.Officers.SelectMany(officer => officer.Duties).ToHashSet();
        var by = CommandDuty.IsSystemOnly(command) ? Actor.System : new Actor("duty-zhou", "agy-hr", everything, new HashSet<string>());
        return new(Story.Morning.AddHours(3), by, "any");
    }
}

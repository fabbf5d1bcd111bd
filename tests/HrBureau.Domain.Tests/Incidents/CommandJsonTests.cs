using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

using Xunit;

namespace HrBureau.Domain.Tests;

public class CommandJsonTests
{
    public static TheoryData<string> Commands => [.. Samples.CommandTypes.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_goes_over_the_wire_and_back_with_all_its_fields(string name)
    {
        var command = Samples.Command(Samples.CommandTypes.Single(type => type.Name == name));
        var json = DomainJson.WriteCommand(command);
        Assert.Equal(json, DomainJson.WriteCommand(DomainJson.ReadCommand(json)));
        Assert.All(command.GetType().GetConstructors()[0].GetParameters(), field => Assert.Contains($"\"{Name(command.GetType().GetProperty(field.Name!)!)}\":", json, StringComparison.Ordinal));
        Assert.StartsWith($"{{\"type\":\"{PhaseTable.WordOf(command)}\"", json, StringComparison.Ordinal);
    }

    private static string Name(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    [Fact]
    public void The_discriminator_may_stand_anywhere() =>
        Assert.Equal(new IncidentCommand.AddNote("Words"), DomainJson.ReadCommand("""{"text":"Words","type":"add-note"}"""));

    [Theory]
    [InlineData("""{"type":"add-note","text":"Words","colour":"red"}""")]
    [InlineData("""{"type":"add-note"}""")]
    [InlineData("""{"type":"add-note","text":null}""")]
    [InlineData("""{"type":"never-heard"}""")]
    [InlineData("""{"text":"Words"}""")]
    [InlineData("""{"type":"change-grade","grade":2,"reason":"r"}""")]
    [InlineData("""{"type":"add-note","text":"a","text":"b"}""")]
    public void What_is_not_in_the_contract_is_refused(string json) => Assert.Throws<JsonException>(() => DomainJson.ReadCommand(json));

    [Fact]
    public void What_the_grain_fills_in_cannot_come_over_the_wire()
    {
        var voiding = DomainJson.ReadCommand("""{"type":"void-entry","version":1,"reason":"r","grounds":{"voidable":true}}""");
        Assert.Null(Assert.IsType<IncidentCommand.VoidEntry>(voiding).Grounds);
    }

    [Fact]
    public void A_snapshot_reads_as_it_was_written()
    {
        var story = new Story().Raised();
        var json = DomainJson.WriteState(story.State);
        Assert.Equal(json, DomainJson.WriteState(DomainJson.ReadState(json)));
        var before = EventKinds(story.State, story);
        Assert.Equal(before, EventKinds(DomainJson.ReadState(json), story));
    }

    private static string EventKinds(IncidentState state, Story story)
    {
        var stamp = new Stamp(story.Now.AddHours(1), Actor.System, "strike");
        var decision = IncidentDecider.Decide(state, new IncidentCommand.StrikeClock(), stamp, TestKit.Demo.Mechanism, TestKit.Demo.Calendar);
        return string.Join(' ', Assert.IsType<Decision.Accepted>(decision).Events.Select(EventJson.Write));
    }
}

using System.Text.Json;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public class EventJsonTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "HrBureau.Domain.Tests", "Golden");

    public static TheoryData<string> Kinds => [.. Samples.EventTypes.Select(type => type.Name)];

    /// <summary>The golden file is written once, by hand of whoever adds an event (set HRB_WRITE_GOLDEN), and then stays: stored entries never change.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_stored_event_reads_as_it_was_written(string name)
    {
        var sample = Samples.Event(Samples.EventTypes.Single(type => type.Name == name));
        var kind = EventJson.Kind(sample);
        var file = Path.Combine(Folder, $"{kind}.json");
        if (Environment.GetEnvironmentVariable("HRB_WRITE_GOLDEN") is not null && !File.Exists(file))
        {
            File.WriteAllText(file, EventJson.Write(sample) + "\n");
        }

        var golden = File.ReadAllText(file).TrimEnd();
        Assert.Equal(golden, EventJson.Write(EventJson.Read(kind, EventJson.Schema, golden)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_of_an_event_survives(string name)
    {
        var json = EventJson.Write(Samples.Event(Samples.EventTypes.Single(type => type.Name == name)));
        var again = EventJson.Write(EventJson.Read(JsonNamingPolicy.KebabCaseLower.ConvertName(name), EventJson.Schema, json));
        Assert.Equal(json, again);
        Assert.Contains("\"rings\":[{", json, StringComparison.Ordinal);
        Assert.DoesNotContain("legalTime", json, StringComparison.Ordinal);
        foreach (var property in Samples.EventTypes.Single(type => type.Name == name).GetConstructors()[0].GetParameters())
        {
            Assert.Contains($"\"{JsonNamingPolicy.CamelCase.ConvertName(property.Name!)}\":", json, StringComparison.Ordinal);
        }
    }

    /// <summary>Entries from when a split still said what the other reports say: that is told from the log now.</summary>
    [Theory]
    [InlineData("report-split", """{"reportId":"rep-1","reason":"Another yard.","says":{"headcount":46,"amountFen":null,"behaviours":[],"employerName":null,"employerCode":null,"projectName":null,"place":"Gate"}}""")]
    [InlineData("incident-released", """{"from":"inc-2","version":2,"reason":"Two gates.","reports":["rep-1"],"says":{"headcount":46,"behaviours":[]}}""")]
    public void A_field_that_was_given_up_is_read_over(string kind, string stored)
    {
        var read = EventJson.Read(kind, EventJson.Schema, stored);
        Assert.Equal(kind, EventJson.Kind(read));
        Assert.DoesNotContain("says", EventJson.Write(read), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_kind_or_schema_is_refused_loudly()
    {
        Assert.Throws<JsonException>(() => EventJson.Read("never-heard", EventJson.Schema, "{}"));
        Assert.Throws<JsonException>(() => EventJson.Read("note-added", EventJson.Schema + 1, "{}"));
    }

    [Fact]
    public void Kinds_that_others_rely_on_exist()
    {
        var relied = "incident-reported report-merged grade-changed contact-attempted unreachable-established person-reached summons-outcome-recorded request-drafted request-approved request-raised request-escalated request-acknowledged request-sent-back answer-recorded notice-sent notice-delivered notice-seen notice-failed clock-warned clock-missed entry-voided response-ended incident-closed";
        Assert.Empty(relied.Split(' ').Except(EventJson.Kinds));
    }

    [Fact]
    public void Under_a_scope_no_personal_value_stands_in_a_payload_in_clear()
    {
        var scope = new PersonalScope(personal => $"sealed:{personal.Person}", text => new Personal(text["sealed:".Length..], "opened"));
        var json = scope.Run(() => EventJson.Write(Samples.Event(typeof(IncidentEvent.ContactAttempted))));
        Assert.Contains("\"contact\":\"sealed:per-boss\"", json, StringComparison.Ordinal);
        var read = (IncidentEvent.ContactAttempted)scope.Run(() => EventJson.Read("contact-attempted", EventJson.Schema, json));
        Assert.Equal(new Personal("per-boss", "opened"), read.Contact);
    }
}

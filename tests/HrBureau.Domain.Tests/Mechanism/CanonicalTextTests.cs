using System.Text.Json;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class CanonicalTextTests
{
    private static readonly DateOnly Day = new(2026, 1, 27);

    [Fact]
    public void A_stored_mechanism_is_read_again_with_the_same_hash_and_the_same_rows()
    {
        var again = MechanismReader.FromCanonicalText(Demo.Mechanism.ToCanonicalText());
        Assert.Equal(Demo.Mechanism.Hash, again.Hash);
        Assert.Equal(Demo.Mechanism.ToCanonicalText(), again.ToCanonicalText());
        Assert.Equal(JsonSerializer.Serialize(Demo.Mechanism), JsonSerializer.Serialize(again));
        Assert.All(typeof(Mechanism).GetProperties(), property => Assert.Contains($"\"{property.Name}\":", JsonSerializer.Serialize(again), StringComparison.Ordinal));
        Assert.Equal(64, again.Hash.Length);
    }

    [Fact]
    public void White_space_the_order_of_keys_and_the_schema_line_do_not_change_the_hash()
    {
        var files = Demo.Files("mechanism").ToDictionary(file => file.Key, file => Reversed(JsonNode.Parse(file.Value)!).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        Assert.Equal(Demo.Mechanism.Hash, Accepted(files).Hash);
    }

    [Fact]
    public void A_change_of_one_value_changes_the_hash()
    {
        var files = new Dictionary<string, string>(Demo.Files("mechanism"));
        files["unreachable.json"] = files["unreachable.json"].Replace("PT30M", "PT31M", StringComparison.Ordinal);
        Assert.NotEqual(Demo.Mechanism.Hash, Accepted(files).Hash);
    }

    [Fact]
    public void A_stored_mechanism_is_not_asked_the_rules_of_today()
    {
        var stored = Demo.Mechanism.ToCanonicalText().Replace("\"code\":\"360121\"", "\"code\":\"36\"", StringComparison.Ordinal);
        Assert.Equal("36", MechanismReader.FromCanonicalText(stored).County);
    }

    [Fact]
    public void A_mechanism_stored_before_its_rows_were_dated_is_read_and_always_held()
    {
        var files = JsonNode.Parse(Demo.Mechanism.ToCanonicalText())!.AsObject();
        foreach (var row in new[] { files["grades.json"]!["grades"], files["grades.json"]!["behaviours"], files["unreachable.json"]!["unreachable"], files["request-kinds.json"]!["requestKinds"] }.SelectMany(list => list!.AsArray()))
        {
            Assert.True(row!.AsObject().Remove("validFrom"));
        }

        Assert.All(files["ladders.json"]!["ladders"]!.AsArray(), row => Assert.True(row!.AsObject().Remove("statute")));
        files["clocks.json"]!["clocks"]![0]!["repeats"] = true;
        var old = MechanismReader.FromCanonicalText(files.ToJsonString());
        Assert.Equal(Demo.Mechanism.GradesOn(Day).Select(row => row.From), old.GradesOn(Day).Select(row => row.From));
        Assert.Equal(Demo.Mechanism.UnreachableFor(Grade.Major, Day).Span, old.UnreachableFor(Grade.Major, Day).Span);
        Assert.Equal(Demo.Mechanism.Kind(RequestKind.LegalAid, Day).Name, old.Kind(RequestKind.LegalAid, Day).Name);
        Assert.All(old.Ladders, row => Assert.NotNull(old.Statute(row.Statute)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void A_text_that_is_no_mechanism_is_a_fault(string text) =>
        Assert.Throws<InvalidDataException>(() => MechanismReader.FromCanonicalText(text));

    private static Mechanism Accepted(IReadOnlyDictionary<string, string> files) =>
        Assert.IsType<MechanismReading.Accepted>(MechanismReader.Read(files)).Mechanism;

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject content => new JsonObject(content.Where(pair => pair.Key != "$schema").Reverse().Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Reversed(pair.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(item => Reversed(item!))]),
        _ => node.DeepClone(),
    };
}

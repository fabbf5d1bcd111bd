using System.Text.Json.Nodes;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class SchemaWordTests
{
    /// <summary>Where a schema lists the words of an enum.</summary>
    public static TheoryData<string, string, Type> Lists => new()
    {
        { "grades", "properties.grades.items.properties.grade", typeof(Grade) },
        { "grades", "properties.behaviours.items.properties.behaviour", typeof(Behaviour) },
        { "request-kinds", "properties.requestKinds.items.properties.kind", typeof(RequestKind) },
        { "request-kinds", "properties.requestKinds.items.properties.measures.items", typeof(PoliceMeasure) },
        { "request-kinds", "properties.requestKinds.items.properties.sharedByDefault.items", typeof(SharePart) },
        { "ladders", "properties.ladders.items.properties.use", typeof(LadderUse) },
        { "ladders", "properties.ladders.items.properties.rungs.items.properties.channels.items", typeof(NoticeChannel) },
        { "clocks", "properties.clocks.items.properties.start", typeof(ClockStart) },
        { "clocks", "properties.clocks.items.properties.stop", typeof(ClockStop) },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_schema_knows_exactly_the_words_of_the_enum(string schema, string path, Type type)
    {
        var node = JsonNode.Parse(File.ReadAllText(Repository.At("seeds", "mechanism", $"{schema}.schema.json")))!;
        var words = path.Split('.').Aggregate(node, (at, key) => at[key]!)["enum"]!.AsArray().Select(word => word!.GetValue<string>());
        var known = (IReadOnlyList<string>)typeof(WireWord).GetMethod(nameof(WireWord.All))!.MakeGenericMethod(type).Invoke(null, null)!;
        Assert.Equal(known.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }
}

using System.Text.Json.Nodes;

using HrBureau.TestKit;

using NJsonSchema;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class SchemaTests
{
    public static TheoryData<string, string, string> Shipped
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var name in Demo.Files("mechanism").Keys)
            {
                data.Add("mechanism", name, name.Replace(".json", ".schema.json", StringComparison.Ordinal));
            }

            foreach (var name in Demo.Files("calendars").Keys)
            {
                data.Add("calendars", name, "calendar.schema.json");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_schema_beside_a_shipped_file_accepts_it_and_is_named_in_it(string folder, string file, string schema)
    {
        var content = Demo.Files(folder)[file];
        Assert.Empty((await Read(folder, schema)).Validate(content));
        Assert.Equal($"./{schema}", JsonNode.Parse(content)!["$schema"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_schema_refuses_an_unknown_key_at_every_depth(string folder, string file, string schema)
    {
        var read = await Read(folder, schema);
        var count = Objects(JsonNode.Parse(Demo.Files(folder)[file])!).Count();
        for (var i = 0; i < count; i += Math.Max(1, count / 25))
        {
            var content = JsonNode.Parse(Demo.Files(folder)[file])!;
            Objects(content).ElementAt(i)["surprise"] = 1;
            Assert.True(read.Validate(content.ToJsonString()).Count > 0, $"{file} object {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_schema_refuses_a_missing_key_that_the_reader_refuses(string folder, string file, string schema)
    {
        var read = await Read(folder, schema);
        var top = JsonNode.Parse(Demo.Files(folder)[file])!.AsObject();
        foreach (var key in top.Select(pair => pair.Key).Where(key => key != "$schema"))
        {
            var content = JsonNode.Parse(Demo.Files(folder)[file])!.AsObject();
            content.Remove(key);
            Assert.NotEmpty(read.Validate(content.ToJsonString()));
        }
    }

    [Fact]
    public async Task The_schema_of_scenarios_accepts_the_shipped_ones_and_refuses_what_no_step_has()
    {
        var schema = await Read("scenarios", "scenario.schema.json");
        foreach (var text in Demo.Files("scenarios").Values)
        {
            Assert.Empty(schema.Validate(text));
            var file = JsonNode.Parse(text)!;
            Assert.Equal("./scenario.schema.json", (string)file["$schema"]!);
            file["steps"]![0]!["surprise"] = 1;
            Assert.NotEmpty(schema.Validate(file.ToJsonString()));
        }
    }

    private static async Task<JsonSchema> Read(string folder, string schema) =>
        await JsonSchema.FromFileAsync(Repository.At("seeds", folder, schema), TestContext.Current.CancellationToken);

    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject content => content.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Objects).Prepend(content),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Objects),
        _ => [],
    };
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrBureau.Domain;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class DescriptionTests : IAsyncLifetime
{
    private Edge edge = null!;
    private JsonNode description = null!;

    public async ValueTask InitializeAsync()
    {
        edge = await Edge.StartAsync();
        using var stranger = edge.Client(null);
        description = (await stranger.GetFromJsonAsync<JsonNode>("/openapi/v1.json", TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync() => await edge.DisposeAsync();

    [Theory]
    [InlineData("/api/sign-in", "post")]
    [InlineData("/api/sign-out", "post")]
    [InlineData("/api/reports", "post")]
    [InlineData("/api/incidents", "get")]
    [InlineData("/api/incidents/{id}", "get")]
    [InlineData("/api/incidents/{id}/timeline", "get")]
    [InlineData("/api/incidents/{id}/events", "get")]
    [InlineData("/api/incidents/{id}/integrity", "get")]
    [InlineData("/api/incidents/{id}/commands", "post")]
    [InlineData("/api/agencies/{code}/inbox", "get")]
    [InlineData("/api/agencies/{code}/roster", "get")]
    [InlineData("/api/agencies/{code}/roster", "put")]
    [InlineData("/api/agencies/{code}/roster.ics", "get")]
    [InlineData("/api/agencies/{code}/roster/gaps", "get")]
    [InlineData("/api/set-up", "post")]
    [InlineData("/api/officers", "get")]
    [InlineData("/api/officers", "post")]
    [InlineData("/api/officers/{id}", "put")]
    [InlineData("/api/officers/{id}/disable", "post")]
    [InlineData("/api/officers/{id}/enable", "post")]
    [InlineData("/api/officers/{id}/reset-password", "post")]
    [InlineData("/api/officers/import", "post")]
    [InlineData("/api/agencies", "post")]
    [InlineData("/api/agencies/{code}", "put")]
    [InlineData("/api/agencies/{code}/disable", "post")]
    [InlineData("/api/agencies/{code}/enable", "post")]
    [InlineData("/api/administration", "get")]
    public void Every_route_is_described(string path, string method)
    {
        var operation = description["paths"]![path]![method];

        Assert.NotNull(operation!["summary"]);
        Assert.NotEmpty(operation["responses"]!.AsObject());
    }

    [Fact]
    public void Every_command_people_may_give_is_described_and_none_of_the_systems_own()
    {
        string[] own = ["report", "strike-clock", "record-delivery", "record-unmanned", "absorb", "release", "place-report", "leave-reports"];
        var schemas = description["components"]!["schemas"]!.AsObject();
        var choice = schemas["IncidentCommand"]!;
        var shapes = choice["discriminator"]!["mapping"]!.AsObject().ToDictionary(pair => pair.Key, pair => ((string)pair.Value!).Split('/')[^1]);

        Assert.Equal(PhaseTable.Rows.Select(row => row.Word).Except(own).Order(), shapes.Keys.Order());
        Assert.Equal(shapes.Values.Order(), choice["anyOf"]!.AsArray().Select(one => ((string)one!["$ref"]!).Split('/')[^1]).Order());
        Assert.All(shapes.Values, shape => Assert.Contains("type", schemas[shape]!["properties"]!.AsObject().Select(pair => pair.Key)));
        Assert.All(own[1..], name => Assert.DoesNotContain($"\"{name}\"", description.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_the_wire_are_described() =>
        Assert.Contains("\"business-visit\"", description.ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void The_key_of_a_command_is_described_as_required()
    {
        var parameters = description["paths"]!["/api/incidents/{id}/commands"]!["post"]!["parameters"]!.AsArray();

        Assert.Contains(parameters, parameter => (string?)parameter!["name"] == "Idempotency-Key" && (bool)parameter["required"]!);
    }
}

using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace HrBureau.Web.Tests;

/// <summary>A YAML file as JSON, with its anchors and merged keys put in place.</summary>
internal static class YamlFile
{
    public static JsonObject Read(string text)
    {
        var read = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(new MergingParser(new Parser(new StringReader(text))));
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(read!))!.AsObject();
    }
}

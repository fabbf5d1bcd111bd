using System.Text.Json.Nodes;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>The shipped files with one thing broken.</summary>
internal static class Broken
{
    public static IReadOnlyList<MechanismFault> Mechanism(string file, Action<JsonObject> breakIt) => Mechanism(files =>
    {
        var content = JsonNode.Parse(files[file])!.AsObject();
        breakIt(content);
        files[file] = content.ToJsonString();
    });

    public static IReadOnlyList<MechanismFault> Mechanism(Action<Dictionary<string, string>> breakIt)
    {
        var files = new Dictionary<string, string>(Demo.Files("mechanism"));
        breakIt(files);
        return MechanismReader.Read(files) is MechanismReading.Refused refused ? refused.Faults : [];
    }

    public static IReadOnlyList<MechanismFault> Calendar(string file, Action<JsonObject> breakIt)
    {
        var files = new Dictionary<string, string>(Demo.Files("calendars"));
        var content = JsonNode.Parse(files[file])!.AsObject();
        breakIt(content);
        files[file] = content.ToJsonString();
        return CalendarReader.Read(files) is CalendarReading.Refused refused ? refused.Faults : [];
    }

    public static JsonArray Rows(this JsonObject file, string list) => file[list]!.AsArray();

    public static JsonObject Row(this JsonObject file, string list, int index) => file.Rows(list)[index]!.AsObject();

    public static JsonObject Row(this JsonObject file, string list, string key, string value) =>
        file.Rows(list).Select(row => row!.AsObject()).First(row => row[key]!.GetValue<string>() == value);

    public static void Names(this IReadOnlyList<MechanismFault> faults, string file, string pathPart, string whatPart)
    {
        var found = Assert.Single(faults, fault =>
            fault.File == file && fault.JsonPath.Contains(pathPart, StringComparison.Ordinal) && fault.What.Contains(whatPart, StringComparison.Ordinal));
        Assert.StartsWith("$", found.JsonPath, StringComparison.Ordinal);
        Assert.EndsWith(".", found.Cure, StringComparison.Ordinal);
    }
}

using System.Text.Json.Nodes;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class MechanismFormTests
{
    /// <summary>Every list of every file.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "agencies.json", "agencies" },
        { "posts.json", "posts" },
        { "officers.json", "officers" },
        { "rosters.json", "rosters" },
        { "grades.json", "grades" },
        { "grades.json", "behaviours" },
        { "unreachable.json", "unreachable" },
        { "request-kinds.json", "requestKinds" },
        { "ladders.json", "ladders" },
        { "clocks.json", "clocks" },
        { "duties.json", "duties" },
        { "duties.json", "commands" },
        { "statutes.json", "statutes" },
    };

    [Fact]
    public void The_shipped_files_are_accepted() =>
        Assert.IsType<MechanismReading.Accepted>(MechanismReader.Read(Demo.Files("mechanism")));

    [Theory]
    [MemberData(nameof(Lists))]
    public void An_unknown_key_in_a_row_is_refused_with_its_place(string file, string list) =>
        Broken.Mechanism(file, content => content.Row(list, 1)["surprise"] = 1).Names(file, $"$.{list}[1].surprise", "not known");

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_required_key_that_is_missing_is_refused_with_its_place(string file, string list)
    {
        var keys = JsonNode.Parse(Demo.Files("mechanism")[file])!.AsObject().Row(list, 0).Select(pair => pair.Key);
        foreach (var key in keys.Except(Optional(file)))
        {
            Broken.Mechanism(file, content => content.Row(list, 0).Remove(key)).Names(file, $"$.{list}[0].{key}", "missing");
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_row_that_is_no_object_is_refused(string file, string list) =>
        Broken.Mechanism(file, content => content.Rows(list)[0] = "row").Names(file, $"$.{list}[0]", "object");

    [Theory]
    [InlineData("county.json", "code")]
    [InlineData("county.json", "hours")]
    [InlineData("agencies.json", "agencies")]
    [InlineData("grades.json", "behaviours")]
    public void A_missing_key_at_the_top_is_refused(string file, string key) =>
        Assert.Contains(Broken.Mechanism(file, content => content.Remove(key)), fault => fault.File == file && fault.JsonPath.StartsWith($"$.{key}", StringComparison.Ordinal));

    [Fact]
    public void An_unknown_key_at_the_top_or_deep_inside_is_refused()
    {
        Broken.Mechanism("county.json", content => content["extra"] = true).Names("county.json", "$.extra", "not known");
        Broken.Mechanism("county.json", content => content["name"]!["fr"] = "x").Names("county.json", "$.name.fr", "not known");
        Broken.Mechanism("ladders.json", content => content.Row("ladders", 0)["rungs"]![1]!["targets"]![0]!["person"] = "x")
            .Names("ladders.json", "$.ladders[0].rungs[1].targets[0].person", "not known");
    }

    [Fact]
    public void A_missing_file_an_unknown_file_and_bad_json_are_refused()
    {
        Broken.Mechanism(files => files.Remove("clocks.json")).Names("clocks.json", "$", "missing");
        Broken.Mechanism(files => files["extra.json"] = "{}").Names("extra.json", "$", "not known");
        Broken.Mechanism(files => files["posts.json"] = "{ \"posts\": [ }").Names("posts.json", "$", "JSON");
        Broken.Mechanism(files => files["posts.json"] = "{ \"posts\": [], \"posts\": [] }").Names("posts.json", "$", "JSON");
        Broken.Mechanism(files => files["posts.json"] = "[]").Names("posts.json", "$", "object");
    }

    [Theory]
    [InlineData("unreachable.json", "unreachable", "span", "2 hours")]
    [InlineData("unreachable.json", "unreachable", "span", "-PT1H")]
    [InlineData("unreachable.json", "unreachable", "span", "P99999999999D")]
    [InlineData("rosters.json", "rosters", "from", "25:00")]
    [InlineData("rosters.json", "rosters", "validFrom", "2026-02-30")]
    [InlineData("grades.json", "grades", "grade", "Major")]
    [InlineData("grades.json", "grades", "grade", "2")]
    [InlineData("request-kinds.json", "requestKinds", "defaultTo", "")]
    [InlineData("clocks.json", "clocks", "start", "whenever")]
    public void A_value_of_the_wrong_form_is_refused(string file, string list, string key, string value) =>
        Broken.Mechanism(file, content => content.Row(list, 0)[key] = value).Names(file, $"$.{list}[0].{key}", "wrong form");

    [Fact]
    public void A_measure_a_weekday_and_a_channel_outside_their_lists_are_refused()
    {
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["measures"]!.AsArray().Add("locate-phone"))
            .Names("request-kinds.json", "measures[5]", "not known");
        Broken.Mechanism("rosters.json", content => content.Row("rosters", 0)["days"]!.AsArray().Add("monday")).Names("rosters.json", "days[4]", "not known");
        Broken.Mechanism("ladders.json", content => content.Row("ladders", 0)["rungs"]![0]!["channels"]!.AsArray().Add("sms"))
            .Names("ladders.json", "rungs[0].channels[1]", "not known");
    }

    [Fact]
    public void All_faults_of_form_are_told_at_once()
    {
        var faults = Broken.Mechanism(files =>
        {
            files.Remove("duties.json");
            files["agencies.json"] = "{";
        });
        Assert.Equal(["agencies.json", "duties.json"], faults.Select(fault => fault.File));
    }

    private static string[] Optional(string file) => file switch
    {
        "agencies.json" or "officers.json" => ["phone"],
        "request-kinds.json" => ["form", "letter", "recipients", "validTo"],
        "rosters.json" or "grades.json" or "unreachable.json" => ["validTo"],
        "ladders.json" => ["kind", "validTo"],
        "clocks.json" => ["kind", "validTo", "warnBefore"],
        _ => [],
    };
}

using System.Text.Json.Nodes;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class LadderAndClockRuleTests
{
    [Fact]
    public void A_rung_without_a_time_is_refused() =>
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 2).Remove("at")).Names("ladders.json", "$.ladders[0].rungs[2].at", "missing");

    [Fact]
    public void Rungs_begin_at_once_and_rise()
    {
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 0)["at"] = 0.1).Names("ladders.json", "$.ladders[0].rungs[0].at", "first rung");
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 2)["at"] = 0.5).Names("ladders.json", "$.ladders[0].rungs[2].at", "later");
    }

    [Fact]
    public void A_ladder_that_would_stop_by_itself_is_refused()
    {
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 3).Remove("repeats")).Names("ladders.json", "$.ladders[0].rungs[3].repeats", "stop by itself");
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 1)["repeats"] = true).Names("ladders.json", "$.ladders[0].rungs[1].repeats", "Only the last");
    }

    [Fact]
    public void A_last_rung_without_a_desk_is_refused() =>
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 3)["channels"] = new JsonArray("call-task")).Names("ladders.json", "$.ladders[0].rungs[3].channels", "no desk");

    [Fact]
    public void A_ladder_without_rungs_and_a_rung_without_targets_are_refused()
    {
        Broken.Mechanism("ladders.json", content => content.Row("ladders", 0)["rungs"] = new JsonArray()).Names("ladders.json", "$.ladders[0].rungs", "no rung");
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 1)["targets"] = new JsonArray()).Names("ladders.json", "$.ladders[0].rungs[1].targets", "nobody");
    }

    [Fact]
    public void A_rung_naming_an_agency_or_a_post_that_is_not_there_is_refused()
    {
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 3)["targets"]![0]!["agency"] = "agy-moon").Names("ladders.json", "$.ladders[0].rungs[3].targets[0].agency", "agy-moon");
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 3)["targets"]![0]!["post"] = "mayor").Names("ladders.json", "$.ladders[0].rungs[3].targets[0].post", "mayor");
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 0)["targets"]![0]!["post"] = "mayor").Names("ladders.json", "$.ladders[0].rungs[0].targets[0].post", "agy-police has no post mayor");
        Broken.Mechanism("ladders.json", content => Rung(content, 0, 2)["targets"]![1]!["post"] = "mayor").Names("ladders.json", "$.ladders[0].rungs[2].targets[1].post", "agy-hr has no post mayor");
    }

    [Theory]
    [InlineData("answer", "on-scene-order")]
    [InlineData("unclaimed", null)]
    [InlineData("signer", null)]
    [InlineData("result", null)]
    public void A_ladder_that_is_needed_and_missing_is_refused(string use, string? kind) =>
        Broken.Mechanism("ladders.json", content => content.Rows("ladders").Remove(Ladder(content, use, kind))).Names("ladders.json", "$.ladders", $"no ladder {use}");

    [Fact]
    public void A_ladder_for_answers_is_for_a_kind_and_the_others_are_not()
    {
        Broken.Mechanism("ladders.json", content => Ladder(content, "signer", null)["kind"] = "legal-aid").Names("ladders.json", ".kind", "one kind");
        Broken.Mechanism("ladders.json", content => Ladder(content, "answer", "legal-aid").Remove("kind")).Names("ladders.json", ".kind", "one kind");
    }

    [Theory]
    [InlineData("ladders.json", "ladders")]
    [InlineData("clocks.json", "clocks")]
    [InlineData("grades.json", "grades")]
    [InlineData("grades.json", "behaviours")]
    [InlineData("unreachable.json", "unreachable")]
    [InlineData("request-kinds.json", "requestKinds")]
    public void Two_rows_in_force_on_one_day_are_refused_and_rows_that_follow_each_other_are_not(string file, string list)
    {
        Broken.Mechanism(file, content => Follow(content, list, "2026-07-01", "2026-07-01")).Names(file, "validFrom", "in force on 2026-07-01");
        Broken.Mechanism(file, content => Follow(content, list, null, "2026-07-01")).Names(file, "validFrom", "in force on 2026-07-01");
        Assert.Empty(Broken.Mechanism(file, content => Follow(content, list, "2026-06-30", "2026-07-01")));
    }

    [Theory]
    [InlineData("ladders.json", "ladders")]
    [InlineData("grades.json", "grades")]
    [InlineData("grades.json", "behaviours")]
    [InlineData("unreachable.json", "unreachable")]
    [InlineData("request-kinds.json", "requestKinds")]
    public void A_row_that_ends_with_nothing_after_it_is_refused(string file, string list) =>
        Broken.Mechanism(file, content => content.Row(list, 0)["validTo"] = "2026-06-30").Names(file, $"$.{list}[0].validTo", "2026-07-01");

    [Fact]
    public void From_each_day_on_the_grades_are_whole_and_rise()
    {
        Broken.Mechanism("grades.json", content => Follow(content, "grades", "2026-06-30", "2026-07-01", next => next["from"] = 50)).Names("grades.json", "$.grades[1].from", "more people");
        Assert.Empty(Broken.Mechanism("grades.json", content => Follow(content, "grades", "2026-06-30", "2026-07-01", next => next["from"] = 10)));
    }

    [Fact]
    public void Each_kind_has_a_clock_for_its_first_result_and_each_ladder_a_rule_it_rests_on()
    {
        Broken.Mechanism("clocks.json", content => content.Rows("clocks").Remove(content.Rows("clocks").Select(row => row!.AsObject()).First(row => row["kind"]?.GetValue<string>() == "legal-aid")))
            .Names("clocks.json", "$.clocks", "first result of legal-aid");
        Broken.Mechanism("ladders.json", content => content.Row("ladders", 0)["statute"] = "house-0").Names("ladders.json", "$.ladders[0].statute", "house-0");
    }

    [Fact]
    public void A_ladder_that_ends_with_nothing_after_it_is_refused()
    {
        Broken.Mechanism("ladders.json", content => content.Row("ladders", 0)["validTo"] = "2026-06-30").Names("ladders.json", "$.ladders[0].validTo", "2026-07-01");
        Broken.Mechanism("ladders.json", content => content.Row("ladders", 0)["validTo"] = "2019-06-30").Names("ladders.json", "$.ladders[0].validTo", "ends before it begins");
    }

    [Fact]
    public void A_clock_quoting_no_known_article_or_ringing_no_known_post_is_refused()
    {
        Broken.Mechanism("clocks.json", content => content.Row("clocks", 2)["statute"] = "decree-1").Names("clocks.json", "$.clocks[2].statute", "decree-1");
        Broken.Mechanism("clocks.json", content => content.Row("clocks", 2)["onMiss"] = "mayor").Names("clocks.json", "$.clocks[2].onMiss", "mayor");
    }

    [Fact]
    public void A_clock_has_exactly_one_length_above_zero()
    {
        Broken.Mechanism("clocks.json", content => content.Row("clocks", 1)["length"]!["days"] = 3).Names("clocks.json", "$.clocks[1].length", "one length");
        Broken.Mechanism("clocks.json", content => content.Row("clocks", 1)["length"] = new JsonObject()).Names("clocks.json", "$.clocks[1].length", "one length");
        Broken.Mechanism("clocks.json", content => content.Row("clocks", 1)["length"]!["minutes"] = 0).Names("clocks.json", "$.clocks[1].length", "one length");
        Broken.Mechanism("clocks.json", content => content.Row("clocks", 1)["warnBefore"] = "PT4H").Names("clocks.json", "$.clocks[1].warnBefore", "before it starts");
    }

    private static JsonObject Rung(JsonObject content, int ladder, int rung) => content.Row("ladders", ladder)["rungs"]![rung]!.AsObject();

    private static JsonObject Ladder(JsonObject content, string use, string? kind) => content.Rows("ladders").Select(row => row!.AsObject())
        .First(row => row["use"]!.GetValue<string>() == use && (kind is null || row["kind"]!.GetValue<string>() == kind));

    private static void Follow(JsonObject content, string list, string? ends, string begins, Action<JsonObject>? change = null)
    {
        var next = content.Row(list, 0).DeepClone().AsObject();
        next["validFrom"] = begins;
        change?.Invoke(next);
        content.Rows(list).Add(next);
        if (ends is not null)
        {
            content.Row(list, 0)["validTo"] = ends;
        }
    }
}

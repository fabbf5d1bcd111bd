using System.Text.Json.Nodes;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class AgencyAndRosterRuleTests
{
    [Fact]
    public void An_agency_that_is_missing_is_refused_wherever_it_is_named()
    {
        var faults = Broken.Mechanism("agencies.json", content => content.Rows("agencies").RemoveAt(1));
        Assert.Contains(faults, fault => fault.File == "officers.json" && fault.What.Contains("agy-police", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.File == "posts.json" && fault.What.Contains("agy-police", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.File == "request-kinds.json" && fault.What.Contains("agy-police", StringComparison.Ordinal));
    }

    [Fact]
    public void An_officer_of_an_unknown_agency_is_refused() =>
        Broken.Mechanism("officers.json", content => content.Row("officers", 3)["agency"] = "agy-nowhere").Names("officers.json", "$.officers[3].agency", "agy-nowhere");

    [Fact]
    public void A_code_or_an_id_given_twice_is_refused()
    {
        Broken.Mechanism("agencies.json", content => content.Rows("agencies").Add(content.Row("agencies", 2).DeepClone())).Names("agencies.json", "$.agencies[13].code", "twice");
        Broken.Mechanism("officers.json", content => content.Rows("officers").Add(content.Row("officers", 2).DeepClone())).Names("officers.json", "$.officers[19].id", "twice");
        Broken.Mechanism("statutes.json", content => content.Rows("statutes").Add(content.Row("statutes", 0).DeepClone())).Names("statutes.json", ".id", "twice");
    }

    [Fact]
    public void Exactly_one_agency_holds_the_incidents()
    {
        Broken.Mechanism("agencies.json", content => content.Row("agencies", 0)["seesWholeCounty"] = false).Names("agencies.json", "$.agencies", "Exactly one");
        Broken.Mechanism("agencies.json", content => content.Row("agencies", 1)["seesWholeCounty"] = true).Names("agencies.json", "$.agencies", "Exactly one");
    }

    [Fact]
    public void A_code_of_the_wrong_form_is_refused()
    {
        Broken.Mechanism("county.json", content => content["code"] = "3601").Names("county.json", "$.code", "form");
        Broken.Mechanism("agencies.json", content => content.Row("agencies", 12)["code"] = "city-hr").Names("agencies.json", "$.agencies[12].code", "agy-");
    }

    [Fact]
    public void A_post_nobody_ever_holds_is_refused() =>
        Broken.Mechanism("posts.json", content => content.Rows("posts").Add(JsonNode.Parse("""{"agency":"agy-police","post":"clerk","name":{"zh":"x","en":"x"}}""")))
            .Names("posts.json", "$.posts[", "agy-police/clerk");

    [Fact]
    public void An_agency_without_a_roster_fills_it_in_the_console() =>
        Assert.Empty(Broken.Mechanism("posts.json", content => content.Rows("posts").Add(JsonNode.Parse("""{"agency":"agy-zone","post":"liaison","name":{"zh":"x","en":"x"}}"""))));

    [Theory]
    [InlineData("from", "08:01")]
    [InlineData("to", "19:59")]
    public void One_minute_a_day_without_an_officer_is_refused(string key, string time) =>
        Broken.Mechanism("rosters.json", content => Shift(content)[key] = time).Names("rosters.json", "$.rosters[", "agy-police/duty-officer has nobody");

    [Fact]
    public void One_day_of_the_week_without_an_officer_is_refused() =>
        Broken.Mechanism("rosters.json", content => content.Row("rosters", 0)["days"]!.AsArray().RemoveAt(2)).Names("rosters.json", "$.rosters[", "agy-hr/duty-officer has nobody");

    [Fact]
    public void Two_officers_on_one_post_at_one_time_are_refused()
    {
        Broken.Mechanism("rosters.json", content => Shift(content)["to"] = "20:01").Names("rosters.json", "$.rosters[", "agy-police/duty-officer has two officers");
        Broken.Mechanism("rosters.json", content => content.Row("rosters", 0)["days"]!.AsArray().Add("sat")).Names("rosters.json", "$.rosters[", "agy-hr/duty-officer has two officers");
        Broken.Mechanism("rosters.json", content => content.Rows("rosters").Add(content.Row("rosters", 0).DeepClone())).Names("rosters.json", "$.rosters[", "two officers");
    }

    [Fact]
    public void A_pattern_that_ends_with_nothing_after_it_is_refused() =>
        Broken.Mechanism("rosters.json", content => content.Row("rosters", "post", "bureau-head")["validTo"] = "2030-12-31").Names("rosters.json", "$.rosters[", "nobody on 2031-01-01");

    [Fact]
    public void A_pattern_that_another_follows_on_the_next_day_is_accepted() =>
        Assert.Empty(Broken.Mechanism("rosters.json", content =>
        {
            var ends = content.Row("rosters", "post", "bureau-head");
            var follows = ends.DeepClone().AsObject();
            ends["validTo"] = "2026-06-30";
            follows["validFrom"] = "2026-07-01";
            follows["officer"] = "lead-yan";
            content.Rows("rosters").Add(follows);
        }));

    [Fact]
    public void A_roster_naming_a_stranger_another_agencys_officer_or_an_unknown_post_is_refused()
    {
        Broken.Mechanism("rosters.json", content => content.Row("rosters", 0)["officer"] = "nobody").Names("rosters.json", "$.rosters[0].officer", "no officer nobody");
        Broken.Mechanism("rosters.json", content => content.Row("rosters", 0)["officer"] = "police-fang").Names("rosters.json", "$.rosters[0].officer", "another agency");
        Broken.Mechanism("rosters.json", content => content.Row("rosters", 0)["post"] = "gardener").Names("rosters.json", "$.rosters[0].post", "gardener");
    }

    [Fact]
    public void A_county_that_starts_without_rosters_is_accepted() =>
        Assert.Empty(Broken.Mechanism("rosters.json", content => content["rosters"] = new JsonArray()));

    [Fact]
    public void Every_post_is_held_by_one_officer_at_every_quarter_of_an_hour_of_a_week()
    {
        var monday = new DateTimeOffset(2026, 1, 26, 0, 0, 0, CountyTime.Offset);
        foreach (var post in Demo.Mechanism.Posts)
        {
            for (var at = monday; at < monday.AddDays(7); at = at.AddMinutes(15))
            {
                var holders = Demo.Mechanism.Rosters.Count(row => row.Agency == post.Agency && row.Post == post.Post && row.Covers(CountyTime.ToLocal(at)));
                Assert.True(holders == 1, $"{post.Agency}/{post.Post} has {holders} officers at {at:dddd HH:mm}.");
            }
        }
    }

    [Fact]
    public void A_shift_of_a_whole_day_changes_hands_at_eight_in_the_morning()
    {
        var tuesday = new DateTimeOffset(2026, 1, 27, 8, 0, 0, CountyTime.Offset);
        Assert.Equal("duty-zhou", Demo.Mechanism.Holder("agy-hr", Posts.DutyOfficer, tuesday.AddMilliseconds(-1)));
        Assert.Equal("duty-lu", Demo.Mechanism.Holder("agy-hr", Posts.DutyOfficer, tuesday));
        Assert.Equal("duty-zhou", Demo.Mechanism.Holder("agy-hr", Posts.SecondOfficer, tuesday));
        Assert.Null(Demo.Mechanism.Holder("agy-zone", Posts.Liaison, tuesday));
    }

    [Fact]
    public void Who_is_asked_by_default_has_somebody_for_each_rung()
    {
        var monday = new DateTimeOffset(2026, 1, 26, 9, 0, 0, CountyTime.Offset);
        foreach (var kind in Demo.Mechanism.RequestKinds.Where(row => Domain.Mechanism.IsOpen(row, "agy-hr", Demo.Mechanism.Officers)))
        {
            var posts = Demo.Mechanism.Ladders.Where(row => row.Kind == kind.Kind).SelectMany(row => row.Rungs).SelectMany(rung => rung.Targets).Where(target => target.Agency == RungTarget.Addressee).Select(target => target.Post).Distinct();
            Assert.All(posts, post => Assert.NotNull(Demo.Mechanism.Holder(kind.DefaultTo, post, monday)));
        }
    }

    private static JsonObject Shift(JsonObject content) => content.Rows("rosters").Select(row => row!.AsObject())
        .First(row => row["agency"]!.GetValue<string>() == "agy-police" && row["from"]!.GetValue<string>() == "08:00");
}

using System.Text.Json.Nodes;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class CalendarReaderTests
{
    [Fact]
    public void A_day_forgotten_or_added_is_found_by_the_sums()
    {
        Broken.Calendar("2026.json", content => content.Rows("makeUp").RemoveAt(1)).Names("2026.json", "$.workingDaysByMonth", "come to");
        Broken.Calendar("2026.json", content => content.Row("off", 1)["to"] = "2026-02-24").Names("2026.json", "$.workingDaysByMonth", "come to");
        Broken.Calendar("2026.json", content => content["workingDays"] = 249).Names("2026.json", "$.workingDaysByMonth", "come to");
    }

    [Fact]
    public void A_make_up_day_that_is_a_weekday_or_a_holiday_is_refused()
    {
        Broken.Calendar("2026.json", content => content.Rows("makeUp").Add("2026-03-04")).Names("2026.json", "$.makeUp", "2026-03-04");
        Broken.Calendar("2026.json", content => content.Rows("makeUp").Add("2026-02-15")).Names("2026.json", "$.makeUp", "2026-02-15");
    }

    [Fact]
    public void A_day_of_another_year_is_refused() =>
        Broken.Calendar("2026.json", content => content.Rows("makeUp").Add("2027-01-09")).Names("2026.json", "$.off", "2027-01-09");

    [Fact]
    public void A_file_named_for_another_year_is_refused()
    {
        Broken.Calendar("2026.json", content => content["year"] = 2025).Names("2026.json", "$.year", "file's name");
        Broken.Calendar("2026.json", content => content["year"] = 0).Names("2026.json", "$.year", "file's name");
    }

    [Fact]
    public void An_unknown_key_a_missing_source_and_a_wrong_day_are_refused()
    {
        Broken.Calendar("2026.json", content => content["papers"] = 1).Names("2026.json", "$.papers", "not known");
        Broken.Calendar("2026.json", content => content.Remove("source")).Names("2026.json", "$.source", "missing");
        Broken.Calendar("2026.json", content => content["makeUp"] = new JsonArray("2026-13-01")).Names("2026.json", "$.makeUp[0]", "wrong form");
        Broken.Calendar("2026.json", content => content.Row("off", 0)["to"] = "2025-12-31").Names("2026.json", "$.off[0].to", "ends before");
    }

    [Fact]
    public void No_file_at_all_gives_a_calendar_that_knows_no_year()
    {
        var calendar = Assert.IsType<CalendarReading.Accepted>(CalendarReader.Read(new Dictionary<string, string>())).Calendar;
        Assert.Equal(new CalendarAnswer.NotPublished(2026), calendar.AddWorkingDays(new(2026, 1, 5), 1));
    }
}

using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>One source may have found nobody; what holds for the incident is a number of people, or not known.</summary>
public class NobodyThereTests
{
    [Fact]
    public void A_source_that_found_nobody_is_recorded_and_not_adopted()
    {
        var story = new Story().IncidentReported().Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Police, Headcount: 0));
        Assert.Equal((0, 46), (story.State.Facts.BySource[FactSource.Police].Headcount, story.State.Facts.Adopted.Headcount));
        story.Refuses("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Police, Headcount: 0, Adopt: true), RefusalCode.FieldInvalid);
        Assert.Equal("headcount", story.LastRefusal!.Field);
    }

    [Fact]
    public void A_report_is_verified_with_at_least_one_person()
    {
        var story = new Story().IncidentReported().Refuses("duty-zhou", new IncidentCommand.VerifyReport(0), RefusalCode.FieldInvalid);
        Assert.Equal("headcount", story.LastRefusal!.Field);
        story.Do("duty-zhou", new IncidentCommand.VerifyReport(1));
    }

    [Fact]
    public void A_report_of_nobody_is_refused()
    {
        var report = StoryActs.Report(0, []);
        var story = new Story().Refuses("system", report, RefusalCode.FieldInvalid);
        Assert.Equal("headcount", story.LastRefusal!.Field);
        story.Do("system", report with { Facts = report.Facts with { Headcount = null } });
    }
}

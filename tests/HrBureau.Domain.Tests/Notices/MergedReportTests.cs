using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Reports that join a known incident: each on the timeline, one bell for all that nobody has looked at yet.</summary>
public class MergedReportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sixty_reports_ring_the_desk_once(bool held)
    {
        var story = Known(held);
        Assert.Equal(1, Enumerable.Range(1, 60).Sum(number => Rings(story, number)));
        Assert.Equal(60, story.Count<IncidentEvent.ReportMerged>());
    }

    [Fact]
    public void Who_has_seen_it_is_rung_by_the_next_one()
    {
        var story = Known(held: true);
        Assert.Equal(1, Rings(story, 1));
        story.Do("system", new IncidentCommand.RecordDelivery(story.LastNotice("agy-hr"), NoticeState.Seen, "duty-zhou"));
        Assert.Equal([1, 0], new[] { Rings(story, 2), Rings(story, 3) });
    }

    [Theory]
    [InlineData(NoticeState.Failed)]
    [InlineData(NoticeState.GivenUp)]
    public void A_bell_that_nobody_heard_is_rung_again(NoticeState state)
    {
        var story = Known(held: true);
        Assert.Equal(1, Rings(story, 1));
        story.Do("system", new IncidentCommand.RecordDelivery(story.LastNotice("agy-hr"), state, "duty-zhou"));
        Assert.Equal(1, Rings(story, 2));
    }

    [Fact]
    public void Who_took_over_is_rung_though_the_one_before_was()
    {
        var story = Known(held: false);
        Assert.Equal([1, 0], new[] { Rings(story, 1), Rings(story, 2) });
        story.Held();
        Assert.Equal([1, 0], new[] { Rings(story, 3), Rings(story, 4) });
    }

    [Fact]
    public void Who_has_not_looked_for_an_hour_is_rung_again()
    {
        var story = Known(held: true);
        Assert.Equal(1, Rings(story, 1));
        story.FastForward(TimeSpan.FromMinutes(59));
        Assert.Equal(0, Rings(story, 2));
        story.FastForward(TimeSpan.FromMinutes(1));
        Assert.Equal(1, Rings(story, 3));
    }

    private static Story Known(bool held)
    {
        var story = new Story().IncidentReported().Verified();
        return held ? story.Held() : story;
    }

    private static int Rings(Story story, int number)
    {
        var report = StoryActs.Report(46, []);
        story.Do("system", report with { Facts = report.Facts with { ReportId = $"rep-merged-{number}", SourceRef = null } });
        return Assert.Single(story.LastAct, entry => entry.Event is IncidentEvent.ReportMerged).Event.Rings?.Count ?? 0;
    }
}

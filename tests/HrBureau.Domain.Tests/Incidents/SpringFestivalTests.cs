using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Spring Festival of 2026 is on 17 February: its fifteen days begin with 2 February.</summary>
public class SpringFestivalTests
{
    private static readonly DateTimeOffset First = new(2026, 2, 1, 9, 0, 0, CountyTime.Offset);
    private static readonly DateTimeOffset Midnight = new(2026, 2, 2, 0, 0, 0, CountyTime.Offset);

    [Fact]
    public void A_gathering_is_raised_when_the_fifteen_days_begin()
    {
        var story = new Story().At(First).IncidentReported().Verified().Held();
        Assert.Equal((Grade.Larger, Midnight), (story.State.Grade.Value, story.NextDue));
        story.FastForward(TimeSpan.FromDays(3));
        var raised = Assert.Single(story.History, entry => entry is { Event: IncidentEvent.GradeChanged { From: Grade.Larger } });
        Assert.Equal(Midnight, raised.RecordedAt);
        Assert.Equal((Grade.Major, true), ((IncidentEvent.GradeChanged)raised.Event) is var changed ? (changed.To, changed.ByRule) : default);
        Assert.Contains(raised.Event.Rings!, ring => ring.Post == Posts.LeaderOnDuty);
        Assert.Null(story.NextDue);
    }

    [Fact]
    public void A_few_people_are_not()
    {
        var story = new Story().At(First).IncidentReported(4).Verified(4).Held().FastForward(TimeSpan.FromDays(3));
        Assert.Equal(Grade.General, story.State.Grade.Value);
    }

    [Fact]
    public void A_grade_that_a_person_set_stays()
    {
        var story = new Story().At(First).IncidentReported().Verified().Held().Do("lead-yan", new IncidentCommand.ChangeGrade(Grade.General, "They only came to ask.")).FastForward(TimeSpan.FromDays(3));
        Assert.Equal(Grade.General, story.State.Grade.Value);
    }

    [Fact]
    public void A_midnight_that_passed_after_the_end_raises_when_it_is_reopened()
    {
        var story = new Story().At(First).IncidentReported().Verified().Held().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(3));
        Assert.Equal(Grade.Larger, story.State.Grade.Value);
        story.Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        Assert.Equal(Grade.Major, story.State.Grade.Value);
    }

    [Fact]
    public void A_correction_after_the_end_is_no_midnight()
    {
        var story = new Story().At(First).IncidentReported().Verified().Held().Do("duty-zhou", new IncidentCommand.AddNote("At the wrong gate."));
        var note = story.LastAct[0].Version;
        story.Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(3)).Do("duty-zhou", new IncidentCommand.VoidEntry(note, "By mistake."));
        Assert.Equal(Grade.Larger, story.State.Grade.Value);
    }

    [Fact]
    public void A_gathering_after_the_festival_waits_for_the_next_one()
    {
        var story = new Story().At(First).IncidentReported(4).Verified(4).Held().At(new(2026, 3, 3, 9, 0, 0, CountyTime.Offset)).Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 46, Adopt: true));
        Assert.Equal(Grade.Larger, story.State.Grade.Value);
        Assert.Equal(new DateTimeOffset(2027, 1, 22, 0, 0, 0, CountyTime.Offset), story.NextDue);
    }
}

using Xunit;

namespace HrBureau.Domain.Tests;

public class RelaysTests
{
    [Fact]
    public void A_unit_learns_how_the_incident_stands_and_that_it_stands_no_longer()
    {
        var story = new Story().Drafted();
        Assert.Contains(Told(story), relay => relay.Key.StartsWith("emp-p-", StringComparison.Ordinal) && relay.Standing is { Stands: true, UnreachableSince: not null });

        var before = story.State;
        story.Do("duty-zhou", new IncidentCommand.RecordReached("per-boss", "He came in."));
        Assert.All(Relays.Of(before, story.State), relay => Assert.True(relay.Standing is { Stands: true, UnreachableSince: null }));
        Assert.NotEmpty(Relays.Of(before, story.State));

        before = story.State;
        story.Do("lead-yan", new IncidentCommand.VoidIncident(VoidWhy.FalseReport, "Nobody was there."));
        Assert.NotEmpty(Relays.Of(before, story.State));
        Assert.All(Relays.Of(before, story.State), relay => Assert.False(relay.Standing.Stands));
    }

    [Fact]
    public void A_unit_named_by_mistake_is_untold_when_the_entry_is_voided()
    {
        var story = new Story().IncidentReported().Held().Do("duty-zhou", new IncidentCommand.NameParty("builder", PartyRole.GeneralContractor, "Wrong Builder", null, []));
        Assert.Single(Relays.Of(IncidentState.None, story.State), relay => relay.Key.StartsWith("con-", StringComparison.Ordinal));

        var before = story.State;
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.LastAct[0].Version, "Another company."));
        var untold = Assert.Single(Relays.Of(before, story.State));
        Assert.True(untold.Key.StartsWith("con-", StringComparison.Ordinal) && !untold.Standing.Stands);
    }

    [Fact]
    public void What_does_not_change_is_told_once()
    {
        var story = new Story().IncidentReported().Held();
        var before = story.State;
        story.Do("duty-zhou", new IncidentCommand.AddNote("Nothing new."));
        Assert.Empty(Relays.Of(before, story.State));
    }

    [Fact]
    public void A_name_with_a_code_has_both_for_its_keys() => Assert.Equal(
        ["emp-91x", PartyKey.Employer(null, "Demo")!],
        PartyKey.AllOf(PartyRole.Employer, "91X", "Demo"));

    [Fact]
    public void A_drill_tells_no_employer()
    {
        var story = new Story().Do("system", StoryActs.Report(46) with { DrillScale = 60 });
        Assert.Empty(Relays.Of(IncidentState.None, story.State));
    }

    private static List<OwedRelay> Told(Story story) =>
        [.. Enumerable.Range(1, story.History.Count).SelectMany(count => Relays.Of(IncidentFold.Fold(story.History.Take(count - 1)), IncidentFold.Fold(story.History.Take(count))))];
}

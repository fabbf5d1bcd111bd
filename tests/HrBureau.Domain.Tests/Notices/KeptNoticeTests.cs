using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Which notices an incident remembers over a long life.</summary>
public class KeptNoticeTests
{
    [Fact]
    public void Who_was_told_long_ago_is_told_when_the_incident_is_voided()
    {
        var story = new Story().IncidentReported().Verified().FastForward(TimeSpan.FromHours(2));
        story.Expects<IncidentEvent.HolderSought>();
        var told = story.State.Notices.Values.Select(mark => mark.Owed).Where(owed => owed.Channel == NoticeChannel.Desk).ToList();
        foreach (var owed in told)
        {
            story.Do("system", new IncidentCommand.RecordDelivery(owed.NoticeId, NoticeState.Sent, "duty-zhou"));
        }

        story.Held();
        for (var turn = 0; turn < 40; turn++)
        {
            var (from, to) = turn % 2 == 0 ? ("duty-zhou", "duty-lu") : ("duty-lu", "duty-zhou");
            story.Do(from, new IncidentCommand.HandOver(to, "Summary.")).Do(to, new IncidentCommand.AcceptHandOver());
        }

        story.Do("lead-yan", new IncidentCommand.VoidIncident(VoidWhy.EnteredByMistake, "A mistake."));
        var rung = story.Expects<IncidentEvent.IncidentVoided>().Rings!.Select(ring => (ring.Agency, ring.Post, ring.Officer)).ToHashSet();
        Assert.NotEmpty(told);
        Assert.All(told, owed => Assert.Contains((owed.Agency, owed.Post, owed.Officer), rung));
    }
}

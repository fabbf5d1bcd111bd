using Xunit;

namespace HrBureau.Domain.Tests;

public class RelaysTests
{
    [Fact]
    public void Employer_and_agency_learn_what_concerns_them_under_keys_with_a_prefix()
    {
        var story = new Story().Raised();
        var owed = story.History.SelectMany(entry => Relays.Of(IncidentFold.Fold(story.History.Take((int)entry.Version)), entry)).ToList();
        Assert.Contains(owed, relay => relay is { Actor: RelayActor.Agency, Key: "agy-police", Payload: RelayPayload.RequestMoved { State: RequestState.Raised } });
        Assert.Contains(owed, relay => relay is { Actor: RelayActor.Employer, Payload: RelayPayload.PersonChanged { Unreachable: true } } && relay.Key.StartsWith("emp-p-", StringComparison.Ordinal));
        Assert.Equal(owed.Select(relay => relay.Id).Distinct(), owed.Select(relay => relay.Id));
    }

    [Fact]
    public void A_name_with_a_code_has_the_code_for_its_key() => Assert.Equal(("emp-91x", "con-91x"), (PartyKey.Employer("91X", "Demo"), PartyKey.Contractor("91X", null)));

    [Fact]
    public void A_drill_tells_no_employer()
    {
        var story = new Story().Do("system", StoryActs.Report(46) with { DrillScale = 60 });
        Assert.Empty(Relays.Of(story.State, story.History[0]));
    }
}

using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>To whom a kind of request may go is data of the mechanism.</summary>
public class RecipientTests
{
    [Theory]
    [InlineData(RequestKind.EarlyIntervention, "agy-housing")]
    [InlineData(RequestKind.AssistInquiry, "agy-union")]
    [InlineData(RequestKind.OnSceneOrder, "agy-township")]
    public void What_only_the_police_can_do_is_asked_of_nobody_else(RequestKind kind, string to)
    {
        var story = new Story().IncidentReported().Verified().Held();
        story.Refuses("duty-zhou", new IncidentCommand.DraftRequest(kind, to, "Please."), RefusalCode.RecipientUnfit);
        Assert.Equal(("to", to, "agy-police"), (story.LastRefusal!.Field, story.LastRefusal.Args["agency"], story.LastRefusal.Args["to"]));
        story.Refuses("lead-yan", new IncidentCommand.RaiseRequest(kind, to, "Please."), RefusalCode.RecipientUnfit);
        story.Do("duty-zhou", new IncidentCommand.DraftRequest(kind, "agy-police", "Please."));
    }

    [Fact]
    public void An_agency_that_is_closed_is_said_to_be_closed()
    {
        var closed = Demo.Mechanism with { Agencies = [.. Demo.Mechanism.Agencies.Select(row => row.Code == "agy-union" ? row with { Disabled = true } : row)] };
        var story = new Story(closed).IncidentReported().Verified().Held();
        story.Refuses("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.LegalAid, "agy-union", "Please."), RefusalCode.AgencyClosed);
        Assert.Equal(("to", "agy-union"), (story.LastRefusal!.Field, story.LastRefusal.Args["agency"]));
    }

    [Fact]
    public void What_was_drafted_before_an_agency_closed_is_not_signed_after_it()
    {
        var story = new Story().IncidentReported().Verified().Held().Do("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.LegalAid, "agy-union", "Please."));
        var closed = Demo.Mechanism with { Agencies = [.. Demo.Mechanism.Agencies.Select(row => row.Code == "agy-union" ? row with { Disabled = true } : row)] };
        var decision = IncidentDecider.Decide(story.State, new IncidentCommand.ApproveRequest(story.RequestId()), new Stamp(story.Now, Story.Who("lead-yan"), "sign"), closed, Demo.Calendar);
        Assert.Equal((RefusalCode.AgencyClosed, "agy-union"), (Assert.IsType<Decision.Refused>(decision).Refusal.Code, ((Decision.Refused)decision).Refusal.Args["agency"]));
    }

    [Fact]
    public void A_kind_that_names_no_recipients_goes_to_whoever_can_help() =>
        new Story().IncidentReported().Verified().Held().Do("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.LegalAid, "agy-union", "Please.")).Expects<IncidentEvent.RequestDrafted>();
}

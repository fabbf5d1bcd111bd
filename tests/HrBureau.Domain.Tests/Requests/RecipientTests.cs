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
    public void A_kind_that_names_no_recipients_goes_to_whoever_can_help() =>
        new Story().IncidentReported().Verified().Held().Do("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.LegalAid, "agy-union", "Please.")).Expects<IncidentEvent.RequestDrafted>();
}

using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Which numbers and addresses go with a letter is chosen by who signs it, and none goes by itself.</summary>
public class GivenContactsTests
{
    [Fact]
    public void No_number_goes_with_a_letter_unless_it_is_chosen()
    {
        var story = new Story().Raised();
        Assert.Null(story.Expects<IncidentEvent.RequestApproved>().Contacts);
        Assert.Empty(story.Request().Contacts);
    }

    [Theory]
    [InlineData(StoryActs.BossPhone)]
    [InlineData("138****0001")]
    public void A_chosen_number_goes_with_it_however_the_signer_sees_it(string seen)
    {
        var story = new Story().Drafted();
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId(), null, [new(StoryActs.Boss, seen, 0), new(StoryActs.Boss, seen, 0)]));
        var given = new SharedContact(StoryActs.Boss, ContactKind.Phone, new Personal(StoryActs.Boss, StoryActs.BossPhone));
        Assert.Equal([given], story.Expects<IncidentEvent.RequestApproved>().Contacts!);
        Assert.Equal([given], story.Request().Contacts);
    }

    [Fact]
    public void It_goes_with_an_approval_by_word_of_mouth_too()
    {
        var story = new Story().Drafted();
        story.Do("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("lead-yan", story.Now), [new(StoryActs.Boss, StoryActs.BossHome)]));
        Assert.Equal(StoryActs.BossHome, Assert.Single(story.Request().Contacts).Contact.Value);
    }

    [Theory]
    [InlineData(StoryActs.Boss, "13999999999", null)]
    [InlineData(StoryActs.Boss, StoryActs.BossPhone, 1)]
    [InlineData("per-nobody", StoryActs.BossPhone, 0)]
    [InlineData("per-site", "13700000003", 0)]
    public void What_is_not_recorded_of_a_person_the_letter_names_is_refused(string person, string contact, int? at)
    {
        var story = new Story().Drafted();
        story.Do("duty-zhou", new IncidentCommand.NameParty("pty-2", PartyRole.GeneralContractor, "Builder", null, [new("per-site", "Manager", PersonPost.ProjectManager, null, [new(ContactKind.Phone, "13700000003", "project")])]));
        story.Refuses("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId(), null, [new(StoryActs.Boss, StoryActs.BossPhone), new(person, contact, at)]), RefusalCode.ContactNotInLetter);
        Assert.Equal(("contacts", "personal-information-6"), (story.LastRefusal!.Field, story.LastRefusal.Basis));
        Assert.Equal(RequestState.Drafted, story.Request().State);
    }
}

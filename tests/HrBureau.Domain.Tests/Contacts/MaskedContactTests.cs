using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Who sees a number masked names it as he sees it; what is kept is the number.</summary>
public class MaskedContactTests
{
    [Theory]
    [InlineData(ContactChannel.Phone, "138****0001", StoryActs.BossPhone)]
    [InlineData(ContactChannel.HomeVisit, "No. 1 ***", StoryActs.BossHome)]
    public void A_masked_number_is_recorded_as_the_one_it_hides(ContactChannel channel, string shown, string real)
    {
        var attempt = Ready().Tries(ContactResult.NoAnswer, channel, contact: shown).Expects<IncidentEvent.ContactAttempted>();
        Assert.Equal((real, true), (attempt.Contact.Value, attempt.Sourced));
    }

    [Theory]
    [InlineData("139****9999")]
    [InlineData("***********")]
    public void A_masked_number_of_nobody_is_refused(string shown)
    {
        var story = Ready().Refuses("lead-yan", Attempt(shown), RefusalCode.ContactMasked);
        Assert.Equal("contact", story.LastRefusal!.Field);
    }

    [Fact]
    public void Of_two_that_look_alike_the_place_in_the_list_says_which()
    {
        var story = Ready().Do("duty-zhou", new IncidentCommand.NameParty("pty-1", PartyRole.Employer, "Demo Labour", null, [new(StoryActs.Boss, "Boss", PersonPost.ActualController, null, [new(ContactKind.Phone, "13811110001", "worker")])]));
        story.Refuses("lead-yan", Attempt("138****0001"), RefusalCode.ContactMasked);
        story.Do("lead-yan", Attempt("138****0001") with { ContactAt = 2 });
        Assert.Equal("13811110001", story.Expects<IncidentEvent.ContactAttempted>().Contact.Value);
    }

    [Theory]
    [InlineData("138****0001", 1)]
    [InlineData("138****0001", 9)]
    [InlineData("138****0001", -1)]
    [InlineData("13800000009", 0)]
    public void A_place_where_another_number_stands_is_refused(string shown, int place) =>
        Ready().Refuses("lead-yan", Attempt(shown) with { ContactAt = place }, RefusalCode.ContactMasked);

    [Fact]
    public void A_number_that_is_not_his_is_recorded_as_it_was_tried()
    {
        var attempt = Ready().Tries(ContactResult.NoAnswer, contact: "13911112222").Expects<IncidentEvent.ContactAttempted>();
        Assert.Equal(("13911112222", false), (attempt.Contact.Value, attempt.Sourced));
    }

    [Fact]
    public void A_name_that_comes_back_masked_is_the_name_that_is_known()
    {
        var story = Ready().Do("lead-yan", new IncidentCommand.NameParty("pty-1", PartyRole.Employer, "Demo Labour", null, [new(StoryActs.Boss, "B***", PersonPost.ActualController, null, [new(ContactKind.Phone, "13800000007", "worker")])]));
        Assert.Equal("Boss", story.State.Parties["pty-1"].Persons[StoryActs.Boss].Name.Value);
    }

    [Fact]
    public void A_labour_contractor_whose_name_comes_back_masked_keeps_it()
    {
        var story = Ready().Do("duty-zhou", new IncidentCommand.NameParty("pty-2", PartyRole.LabourContractor, "Foreman Sun", null));
        story.Do("lead-yan", new IncidentCommand.NameParty("pty-2", PartyRole.LabourContractor, Masking.Name("Foreman Sun"), null));
        Assert.Equal("Foreman Sun", story.State.Parties["pty-2"].NaturalName!.Value.Value);
    }

    [Fact]
    public void A_contact_that_comes_back_masked_is_the_contact_that_is_known()
    {
        var known = Ready().State.Parties["pty-1"].Persons[StoryActs.Boss].Contacts;
        var story = Ready().Do("lead-yan", Named("B***", [.. known.Select(contact => new ContactGiven(contact.Kind, contact.Kind == ContactKind.Phone ? contact.Value.Value! : Masking.Contact(contact.Kind, contact.Value.Value!), contact.Source))]));
        Assert.Equal(known.Select(contact => contact.Value.Value), story.State.Parties["pty-1"].Persons[StoryActs.Boss].Contacts.Select(contact => contact.Value.Value));
    }

    [Fact]
    public void What_is_masked_and_known_to_nobody_is_no_name_and_no_address()
    {
        var story = Ready();
        story.Refuses("lead-yan", Named("Z***", []), RefusalCode.ContactMasked);
        Assert.Equal("persons.name", story.LastRefusal!.Field);
        story.Refuses("lead-yan", Named("Boss", [new(ContactKind.Address, "No. 9 ***", "worker")]), RefusalCode.ContactMasked);
        Assert.Equal("persons.contacts.value", story.LastRefusal!.Field);
        story.Refuses("lead-yan", new IncidentCommand.NameParty("pty-9", PartyRole.LabourContractor, "S***", null), RefusalCode.ContactMasked);
        Assert.Equal("name", story.LastRefusal!.Field);
    }

    private static IncidentCommand.NameParty Named(string name, IReadOnlyList<ContactGiven> contacts) =>
        new("pty-1", PartyRole.Employer, "Demo Labour", null, [new(StoryActs.Boss, name, PersonPost.ActualController, null, contacts)]);

    private static IncidentCommand.RecordContactAttempt Attempt(string contact) =>
        new(StoryActs.Boss, ContactChannel.Phone, contact, ContactResult.NoAnswer, Story.Morning);

    private static Story Ready() => new Story().IncidentReported().Verified().Held().BossNamed();
}

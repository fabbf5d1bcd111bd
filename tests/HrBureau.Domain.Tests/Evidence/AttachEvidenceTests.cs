using Xunit;

namespace HrBureau.Domain.Tests;

public class AttachEvidenceTests
{
    private static readonly string Photo = EvidenceId.Of(Guid.Parse("00000000000000000000000000000001"));
    private static readonly string Recording = EvidenceId.Of(Guid.Parse("00000000000000000000000000000002"));

    [Fact]
    public void A_file_becomes_evidence_with_its_digests_and_what_was_said_of_it()
    {
        var story = Held().Do("duty-zhou", new IncidentCommand.AttachEvidence(Photo, "The gate", "1"));

        var entry = Assert.Single(story.LastAct);
        var attached = Assert.IsType<IncidentEvent.EvidenceAttached>(entry.Event);
        Assert.Equal((Photo, $"sha256 of {Photo}", "image/jpeg", "gate.jpg", "The gate", "1"), (attached.EvidenceId, attached.Sha256, attached.Type, attached.Name.Value, attached.Caption, attached.Step));
        Assert.Equal((Photo, Photo, Photo), (attached.Name.Person, attached.Place.Person, attached.Taker.Person));
        Assert.Null(attached.Rings);
        Assert.Equal((entry.Version, "duty-zhou"), (story.State.Evidence.Single().Version, story.State.Evidence.Single().By));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        var story = Held().Do("duty-zhou", new IncidentCommand.AttachEvidence(Photo, "The gate")).Do("duty-lu", new IncidentCommand.AttachEvidence(Photo, "Another caption", "2"));

        Assert.Empty(story.LastAct);
        Assert.Equal("The gate", Assert.Single(story.State.Evidence).File.Caption);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("999")]
    [InlineData("-1")]
    [InlineData("req-0000000000000000")]
    [InlineData("per-nobody")]
    public void What_it_is_to_prove_must_stand(string step) =>
        Assert.Equal("step", Held().Refuses("duty-zhou", new IncidentCommand.AttachEvidence(Photo, "The gate", step), RefusalCode.StepUnknown).LastRefusal!.Field);

    [Fact]
    public void It_may_prove_an_entry_a_request_or_a_person()
    {
        var story = new Story().Raised();

        foreach (var (step, i) in new[] { "3", story.State.Requests.Keys.First(), StoryActs.Boss }.Select((step, i) => (step, i)))
        {
            story.Do("duty-zhou", new IncidentCommand.AttachEvidence(EvidenceId.Of(new Guid(i, 0, 0, new byte[8])), "Proof", step));
        }

        Assert.Equal(3, story.State.Evidence.Count);
    }

    [Fact]
    public void A_file_nobody_knows_or_that_is_not_whole_is_no_evidence()
    {
        var story = Held();
        story.Unknown = [Photo];

        story.Refuses("duty-zhou", new IncidentCommand.AttachEvidence(Photo, "The gate"), RefusalCode.EvidenceUnknown);
        story.Refuses("duty-zhou", new IncidentCommand.AttachEvidence("unfinished", "The gate"), RefusalCode.EvidenceUnfinished);
        Assert.Empty(story.State.Evidence);
    }

    [Fact]
    public void Files_named_by_a_contact_attempt_are_attached_in_the_same_act_and_prove_that_entry()
    {
        var story = Held().BossNamed();
        story.Do("duty-zhou", Attempt(story) with { Evidence = [Photo, Recording], ReceiptProof = Photo });

        Assert.Equal(["contact-attempted", "evidence-attached", "evidence-attached"], story.LastAct.Select(entry => EventJson.Kind(entry.Event)));
        var version = story.LastAct[0].Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(story.State.Evidence, attached => Assert.Equal((version, null), (attached.File.Step, attached.File.Caption)));

        story.Do("duty-zhou", Attempt(story) with { Evidence = [Photo] });
        Assert.Single(story.LastAct);
    }

    [Fact]
    public void An_attempt_whose_file_is_unknown_is_not_recorded_and_words_as_proof_are_no_file()
    {
        var story = Held().BossNamed();
        story.Unknown = [Photo, "Receipt 7"];

        story.Refuses("duty-zhou", Attempt(story) with { Evidence = [Photo] }, RefusalCode.EvidenceUnknown);
        story.Refuses("duty-zhou", Attempt(story) with { ReceiptProof = Photo }, RefusalCode.EvidenceUnknown);
        story.Do("duty-zhou", Attempt(story) with { ReceiptProof = "Receipt 7" });
        Assert.Empty(story.State.Evidence);
    }

    [Fact]
    public void Proof_of_an_answer_recorded_for_the_desk_is_attached_with_it()
    {
        var story = new Story().Raised();
        var request = story.State.Requests.Values.First(request => request.IsOpen).RequestId;

        story.Do("duty-zhou", new IncidentCommand.RecordAnswer(request, RecordedAnswer.Acknowledged, new("Fang", "liaison"), AnswerChannel.Phone, story.Now, null, Recording));

        Assert.Equal(Recording, Assert.Single(story.State.Evidence).File.EvidenceId);
    }

    [Fact]
    public void Struck_out_it_is_no_evidence_any_more_and_can_be_attached_again()
    {
        var story = Held().Do("duty-zhou", new IncidentCommand.AttachEvidence(Photo, "The gate"));
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.State.Version, "Wrong file", new IncidentCommand.AttachEvidence(Recording, "The words", "1")));
        Assert.Equal(Recording, Assert.Single(story.State.Evidence).File.EvidenceId);

        var struck = story.State.Voided.Max.ToString(System.Globalization.CultureInfo.InvariantCulture);
        story.Refuses("duty-zhou", new IncidentCommand.AttachEvidence(Photo, "The gate", struck), RefusalCode.StepUnknown);
        story.Do("duty-zhou", new IncidentCommand.AttachEvidence(Photo, "The gate"));
        Assert.Equal(2, story.State.Evidence.Count);
    }

    [Fact]
    public void In_the_place_of_a_struck_out_attempt_the_files_prove_the_new_entry()
    {
        var story = Held().BossNamed();
        story.Do("duty-zhou", Attempt(story) with { Evidence = [Photo] });
        var attempt = story.LastAct[0].Version;

        story.Do("duty-zhou", new IncidentCommand.VoidEntry(attempt, "Wrong result", Attempt(story) with { Result = ContactResult.PoweredOff, Evidence = [Photo] }));

        var placed = story.LastAct.Single(entry => entry.Event is IncidentEvent.ContactAttempted);
        Assert.Equal(placed.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(story.State.Evidence).File.Step);
    }

    [Fact]
    public void No_incident_holds_more_than_it_can()
    {
        var story = Held();
        for (var i = 1; i <= EvidenceLimits.Attached; i++)
        {
            story.Do("duty-zhou", new IncidentCommand.AttachEvidence(EvidenceId.Of(new Guid(i, 0, 0, new byte[8])), "Page"));
        }

        story.Refuses("duty-zhou", new IncidentCommand.AttachEvidence(EvidenceId.Of(new Guid(0, 1, 0, new byte[8])), "Page"), RefusalCode.EvidenceFull);
    }

    [Fact]
    public void A_liaison_may_bring_what_he_found() => Held().Do("police-fang", new IncidentCommand.AttachEvidence(Photo, "The gate")).Expects<IncidentEvent.EvidenceAttached>();

    private static Story Held() => new Story().IncidentReported().Verified().Held();

    private static IncidentCommand.RecordContactAttempt Attempt(Story story) => new(StoryActs.Boss, ContactChannel.Phone, StoryActs.BossPhone, ContactResult.NoAnswer, story.Now);
}

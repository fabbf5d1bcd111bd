using Xunit;

namespace HrBureau.Domain.Tests;

public class CommandFieldsTests
{
    private static readonly DateTimeOffset Now = Story.Morning;

    public static TheoryData<string, string> Bad => new()
    {
        { "text", """{"type":"add-note","text":""}""" },
        { "text", $$"""{"type":"add-note","text":"{{new string('a', 4_001)}}"}""" },
        { "text", """{"type":"add-note","text":"a\u0000b"}""" },
        { "text", """{"type":"add-note","text":"a\u202Eb"}""" },
        { "persons.contacts.value", """{"type":"name-party","partyId":"p","role":"employer","name":"D","persons":[{"personId":"a","name":"x","post":"other","contacts":[{"kind":"phone","value":"not reachable","source":"worker"}]}]}""" },
        { "behaviours", """{"type":"verify-report","behaviours":["none","violence"]}""" },
        { "headcount", """{"type":"verify-report","headcount":-1}""" },
        { "headcount", """{"type":"verify-report","headcount":1000001}""" },
        { "amountFen", """{"type":"update-facts","source":"hr","amountFen":100000000000001}""" },
        { "place", """{"type":"update-facts","source":"hr","place":"North\u202Egate"}""" },
        { "name", """{"type":"name-party","partyId":"p","role":"employer","name":"Demo\u200BLabour"}""" },
        { "persons.name", """{"type":"name-party","partyId":"p","role":"employer","name":"D","persons":[{"personId":"a","name":"x\u0007","post":"other"}]}""" },
        { "persons.contacts.source", """{"type":"name-party","partyId":"p","role":"employer","name":"D","persons":[{"personId":"a","name":"x","post":"other","contacts":[{"kind":"phone","value":"13800000000","source":" "}]}]}""" },
        { "officers", """{"type":"assign-inspectors","officers":[]}""" },
        { "officers", """{"type":"assign-inspectors","officers":[null]}""" },
        { "persons", """{"type":"name-party","partyId":"p","role":"employer","name":"D","persons":[null]}""" },
        { "persons.contacts", """{"type":"name-party","partyId":"p","role":"employer","name":"D","persons":[{"personId":"a","name":"x","post":"other","contacts":[null]}]}""" },
        { "inspectors", """{"type":"record-contact-attempt","personId":"a","channel":"phone","contact":"1","result":"no-answer","at":"2026-01-27T09:00:00+08:00","inspectors":[null]}""" },
        { "evidence", """{"type":"record-contact-attempt","personId":"a","channel":"phone","contact":"1","result":"no-answer","at":"2026-01-27T09:00:00+08:00","evidence":[null]}""" },
        { "inspectors", """{"type":"record-summons-outcome","personId":"a","outcome":"came","inspectors":[null]}""" },
        { "replacement.persons", """{"type":"void-entry","version":3,"reason":"r","replacement":{"type":"name-party","partyId":"p","role":"employer","name":"D","persons":[null]}}""" },
        { "behaviours", $$"""{"type":"verify-report","behaviours":[{{string.Join(',', Enumerable.Repeat("\"violence\"", 101))}}]}""" },
        { "measures", $$"""{"type":"draft-request","kind":"assist-inquiry","to":"agy-police","text":"t","measures":[{{string.Join(',', Enumerable.Repeat("\"warn\"", 101))}}]}""" },
        { "at", """{"type":"record-contact-attempt","personId":"a","channel":"phone","contact":"1","result":"no-answer","at":"1999-12-31T00:00:00+08:00"}""" },
        { "answerBy", """{"type":"draft-request","kind":"assist-inquiry","to":"agy-police","text":"t","answerBy":"2026-01-27T09:01:00+08:00"}""" },
        { "etaMinutes", """{"type":"acknowledge-request","requestId":"req-1","etaMinutes":-5}""" },
        { "to", $$"""{"type":"hand-over","to":"{{new string('o', 101)}}","summary":"s"}""" },
        { "reason", """{"type":"close","reason":"  "}""" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_field_out_of_bounds_is_named(string field, string json) => Assert.Equal(field, CommandFields.Check(DomainJson.ReadCommand(json), Now)?.Field);

    [Theory]
    [InlineData(RefusalCode.BehavioursContradict, "behaviours", """{"type":"verify-report","behaviours":["none","gate-blocked"]}""")]
    [InlineData(RefusalCode.SourceNeeded, "persons.contacts.source", """{"type":"name-party","partyId":"p","role":"employer","name":"D","persons":[{"personId":"a","name":"x","post":"other","contacts":[{"kind":"phone","value":"13800000000","source":" "}]}]}""")]
    [InlineData(RefusalCode.SourceNeeded, "persons.contacts.source", """{"type":"name-party","partyId":"p","role":"employer","name":"D","persons":[{"personId":"a","name":"x","post":"other","contacts":[{"kind":"address","value":"North Gate","source":""}]}]}""")]
    public void What_is_wrong_with_a_field_is_said(RefusalCode code, string field, string json)
    {
        var fault = CommandFields.Check(DomainJson.ReadCommand(json), Now);

        Assert.Equal((code, field), (fault?.Code, fault?.Field));
    }

    [Theory]
    [InlineData("Crew \U0001F477\u200D\u2642\uFE0F", true)]
    [InlineData("Crew \U0001F477\U0001F3FD\u200D\u2640\uFE0F", true)]
    [InlineData("Crew \U0001F468\u200D\U0001F469\u200D\U0001F467", true)]
    [InlineData("Demo\u200DLabour", false)]
    [InlineData("\u200D\U0001F477", false)]
    [InlineData("\U0001F477\u200D", false)]
    [InlineData("\U0001F477\u200D\u200D\u2642", false)]
    [InlineData("\U0001F477\u202E\u2642", false)]
    [InlineData("a\uFE0F\u200D\u2642", false)]
    [InlineData("Demo\u2066Labour", false)]
    public void A_joiner_between_pictures_is_seen_and_everywhere_else_it_is_hidden(string name, bool taken)
    {
        var fault = CommandFields.Check(new IncidentCommand.NameParty("p", PartyRole.Employer, name), Now);
        Assert.Equal(taken ? null : "name", fault?.Field);
    }

    [Fact]
    public void An_entry_that_says_nothing_is_refused() =>
        Assert.Equal(RefusalCode.NothingGiven, CommandFields.Check(new IncidentCommand.UpdateFacts(FactSource.Hr, Adopt: true), Now)?.Code);

    [Fact]
    public void What_reports_say_is_not_entered_as_a_fact() => Assert.Equal("source", CommandFields.Check(new IncidentCommand.UpdateFacts(FactSource.Reports, 46), Now)?.Field);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Equal("text", CommandFields.Check(new IncidentCommand.AddNote("a\ud83d"), Now)?.Field);

    [Fact]
    public void Newlines_rare_characters_and_the_longest_text_are_taken() =>
        Assert.Null(CommandFields.Check(new IncidentCommand.AddNote("line\n\U00020BB7" + new string('a', 3_990)), Now));

    [Fact]
    public void Line_breaks_of_word_processors_are_line_breaks()
    {
        var note = Assert.IsType<IncidentCommand.AddNote>(DomainJson.ReadCommand("""{"type":"add-note","text":"one\u000btwo\fthree\tfour"}"""));
        Assert.Equal("one\ntwo\nthree\tfour", note.Text);
        Assert.Null(CommandFields.Check(note, Now));
    }

    [Fact]
    public void A_clock_that_runs_a_minute_ahead_is_tolerated() =>
        Assert.Null(CommandFields.Check(new IncidentCommand.CompleteCallTask("ntc-1", CallResult.Answered, Now.AddMinutes(1)), Now));
}

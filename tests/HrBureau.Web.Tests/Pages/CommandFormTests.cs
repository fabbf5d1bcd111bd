using HrBureau.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>From what is posted to the command.</summary>
public sealed class CommandFormTests
{
    [Theory]
    [InlineData("strike-clock")]
    [InlineData("record-delivery")]
    [InlineData("record-unmanned")]
    [InlineData("report")]
    [InlineData("no-such-word")]
    public void What_no_page_offers_is_read_from_no_form(string word) => Assert.Null(Read(word));

    [Fact]
    public void A_form_without_what_it_needs_names_every_field()
    {
        var form = new FormFields(new FormCollection(new() { ["type"] = "hand-over" }), PaperIncident.Now);

        CommandForms.Read(form, PaperIncident.View(PaperCounty.Mechanism), "duty-zhou");

        Assert.Equal(["to", "summary"], form.Wrong);
    }

    [Theory]
    [InlineData("138.25", 138_250_000L)]
    [InlineData("0.000001", 1L)]
    [InlineData("", null)]
    public void Money_typed_in_ten_thousand_yuan_becomes_whole_fen(string typed, long? fen)
    {
        var form = new FormFields(new FormCollection(new() { ["amount"] = typed }), PaperIncident.Now);

        Assert.Equal(fen, form.Fen("amount"));
        Assert.Empty(form.Wrong);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0.0000001")]
    [InlineData("99999999999999999999")]
    [InlineData("1e5")]
    public void Money_that_is_no_money_is_refused(string typed)
    {
        var form = new FormFields(new FormCollection(new() { ["amount"] = typed }), PaperIncident.Now);

        Assert.Null(form.Fen("amount"));
        Assert.Equal(["amount"], form.Wrong);
    }

    [Fact]
    public void The_same_form_sent_twice_names_the_same_party()
    {
        var first = Assert.IsType<IncidentCommand.NameParty>(Read("name-party"));
        var second = Assert.IsType<IncidentCommand.NameParty>(Read("name-party"));

        Assert.Equal(first.PartyId, second.PartyId);
    }

    [Fact]
    public void A_number_is_named_by_its_place_and_never_stands_in_an_address()
    {
        var form = new FormFields(new FormCollection(new() { ["type"] = "record-contact-attempt", ["personId"] = "per-1", ["c"] = "0", ["channel"] = "phone", ["result"] = "no-answer" }), PaperIncident.Now);

        var command = Assert.IsType<IncidentCommand.RecordContactAttempt>(CommandForms.Read(form, PaperIncident.View(PaperCounty.Mechanism), "duty-zhou"));

        Assert.Equal("00013800001", command.Contact);
        Assert.Equal(PaperIncident.Now, command.At);
        Assert.Equal(["duty-zhou"], command.Inspectors!);
        Assert.Empty(form.Wrong);
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("address")]
    [InlineData("wechat")]
    public void A_number_of_nobody_is_not_left_out_in_silence(string field)
    {
        var form = new FormFields(new FormCollection(new() { ["type"] = "name-party", ["key"] = "0123456789abcdef", ["role"] = "employer", ["name"] = "Demo", [field] = "00013800009" }), PaperIncident.Now);

        CommandForms.Read(form, PaperIncident.View(PaperCounty.Mechanism), "duty-zhou");

        Assert.Equal(["personName"], form.Wrong);
    }

    private static IncidentCommand? Read(string word)
    {
        var fields = new Dictionary<string, StringValues> { ["type"] = word, ["key"] = "0123456789abcdef" };
        return CommandForms.Read(new FormFields(new FormCollection(fields), PaperIncident.Now), PaperIncident.View(PaperCounty.Mechanism), "duty-zhou");
    }
}

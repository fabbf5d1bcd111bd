using System.Text;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class HostileBodyTests : IAsyncLifetime
{
    private Edge edge = null!;

    public async ValueTask InitializeAsync() => edge = await Edge.StartAsync();

    public async ValueTask DisposeAsync() => await edge.DisposeAsync();

    [Theory]
    [InlineData("""{"type":"add-note","text":"t","colour":"red"}""", "field-unknown", "colour")]
    [InlineData("""{"type":"add-note"}""", "field-missing", "text")]
    [InlineData("""{"type":"add-note","text":null}""", "field-wrong", "text")]
    [InlineData("""{"type":"add-note","text":12}""", "field-wrong", "text")]
    [InlineData("""{"type":"update-facts","source":0}""", "field-wrong", "source")]
    [InlineData("""{"type":"update-facts","source":"martians"}""", "field-wrong", "source")]
    [InlineData("""{"type":"update-facts","source":"hr","headcount":"46"}""", "field-wrong", "headcount")]
    [InlineData("""{"type":"update-facts","source":"hr","amountFen":99999999999999999999}""", "field-wrong", "amountFen")]
    [InlineData("""{"type":"complete-call-task","noticeId":"n","result":"answered","at":"2026-01-27T10:00:00"}""", "field-wrong", "at")]
    [InlineData("""{"type":"name-party","partyId":"p","role":"employer","name":"n","persons":[{"personId":"x","name":"y","post":"other","shoe":1}]}""", "field-unknown", "persons[0].shoe")]
    [InlineData("""{"type":"name-party","partyId":"p","role":"employer","name":"n","persons":[null]}""", "field-wrong", "persons")]
    [InlineData("""{"type":"name-party","partyId":"p","role":"employer","name":"n","persons":[{"personId":"x","name":"y","post":"other","contacts":[null]}]}""", "field-wrong", "persons.contacts")]
    [InlineData("""{"type":"assign-inspectors","officers":[null]}""", "field-wrong", "officers")]
    [InlineData("""{"type":"record-contact-attempt","personId":"a","channel":"phone","contact":"1","result":"no-answer","at":"2026-01-27T09:00:00+08:00","inspectors":[null]}""", "field-wrong", "inspectors")]
    [InlineData("""{"type":"record-contact-attempt","personId":"a","channel":"phone","contact":"1","result":"no-answer","at":"2026-01-27T09:00:00+08:00","evidence":[null]}""", "field-wrong", "evidence")]
    [InlineData("""{"type":"record-summons-outcome","personId":"a","outcome":"came","inspectors":[null]}""", "field-wrong", "inspectors")]
    [InlineData("""{"type":"update-facts","source":"hr","behaviours":[null]}""", "field-wrong", "behaviours[0]")]
    [InlineData("""{"type":"void-entry","version":3,"reason":"r","replacement":{"type":"assign-inspectors","officers":[null]}}""", "field-wrong", "replacement.officers")]
    [InlineData("""{"text":"t"}""", "type-unknown", "type")]
    [InlineData("""{"type":"launch-rocket"}""", "type-unknown", "type")]
    [InlineData("""{"type":"strike-clock"}""", "type-unknown", "type")]
    [InlineData("""{"type":"void-entry","version":3,"reason":"r","replacement":{"type":"record-unmanned","noticeId":"n"}}""", "type-unknown", "type")]
    public async Task A_bad_field_is_refused_by_its_name(string body, string code, string field)
    {
        var (status, problem) = await edge.CommandAsync(body);

        Assert.Equal(400, status);
        Assert.Equal(code, (string?)problem!["code"]);
        Assert.Contains(field, problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty(edge.County.Commands);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"type":"add-note","text":"a"} {"type":"close"}""")]
    [InlineData("""{"type":"add-note","text":"a","text":"b"}""")]
    [InlineData("""{"type":"add-note","text":"a",}""")]
    [InlineData("""{"type":"add-note",/* hidden */"text":"a"}""")]
    public async Task What_is_not_one_JSON_object_is_refused(string body)
    {
        var (status, problem) = await edge.CommandAsync(body);

        Assert.Equal(400, status);
        Assert.NotNull(problem!["next"]);
        Assert.Empty(edge.County.Commands);
    }

    [Fact]
    public async Task The_discriminator_may_stand_anywhere()
    {
        var (status, _) = await edge.CommandAsync("""{"text":"t","type":"add-note"}""");

        Assert.Equal(200, status);
        Assert.Single(edge.County.Commands);
    }

    [Fact]
    public async Task Spaces_and_order_do_not_make_the_same_act_another_one()
    {
        await edge.CommandAsync("""{"text":"t","type":"add-note"}""");
        await edge.CommandAsync("""{ "type": "add-note", "text": "t", "audience": null }""");

        Assert.Single(edge.County.Commands.Select(command => command.Body).Distinct());
    }

    [Fact]
    public async Task Invalid_UTF8_is_refused()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("""{"type":"add-note","text":"""), (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'];
        var (status, problem) = await edge.PostAsync($"/api/incidents/{ScriptedCounty.Incident}/commands", body);

        Assert.Equal(400, status);
        Assert.Equal("encoding-wrong", (string?)problem!["code"]);
    }

    [Fact]
    public async Task A_body_too_large_is_refused()
    {
        var (status, problem) = await edge.CommandAsync($$"""{"type":"add-note","text":"{{new string('x', 300_000)}}"}""");

        Assert.Equal(413, status);
        Assert.Equal("body-too-large", (string?)problem!["code"]);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"type":"void-entry","version":1,"reason":"r","replacement":""", 1_000));
        var (status, _) = await edge.CommandAsync(deep);

        Assert.Equal(400, status);
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        var (status, problem) = await edge.PostAsync("/api/reports", Encoding.UTF8.GetBytes("{}"), type: "text/plain");

        Assert.Equal(415, status);
        Assert.Equal("media-type-wrong", (string?)problem!["code"]);
    }

    [Fact]
    public async Task An_error_never_repeats_what_was_sent()
    {
        const string phone = "13912345678";
        var (_, problem) = await edge.PostAsync("/api/reports", Encoding.UTF8.GetBytes($$"""{"source":"{{phone}}","reportedAt":"{{phone}}","reporter":{"phone":{{phone}}},"{{phone}}x":1}"""));

        Assert.DoesNotContain(phone, problem!["detail"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(phone, problem["next"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_without_behaviours_reaches_the_intake_in_full()
    {
        var (status, body) = await edge.PostAsync("/api/reports", Encoding.UTF8.GetBytes(
            """{"source":"walk-in","reportedAt":"2026-01-27T10:00:00+08:00","reporter":{"name":"n","phone":"1"},"employer":{"name":"e"},"project":{"name":"p"},"place":"here","headcount":46,"amountFen":100,"description":"d","drill":{"timeScale":60}}"""), key: null);

        Assert.Equal(201, status);
        Assert.Equal(ScriptedCounty.Incident, (string?)body!["incidentId"]);
        Assert.False((bool)body["merged"]!);
        var report = Assert.Single(edge.County.Reports);
        Assert.Equal(("n", "e", "p", 46, 60), (report.ReporterName, report.EmployerName, report.ProjectName, report.Headcount, report.DrillScale));
        Assert.Empty(report.Behaviours);
        Assert.Null(report.Key);
    }
}

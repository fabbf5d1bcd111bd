using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class RightsInForceTests
{
    /// <summary>An earlier mechanism: nobody may note, whoever handles may sign, and the ladder has ten minutes more.</summary>
    private static readonly Mechanism Earlier = MechanismReader.FromCanonicalText(Demo.Mechanism.ToCanonicalText()
        .Replace("""{"command":"add-note","duties":["take-reports","handle","lead","head","legal-review","liaise","coordinate"]}""", """{"command":"add-note","duties":[]}""", StringComparison.Ordinal)
        .Replace("\"signedBy\":[\"sign\",\"head\"]", "\"signedBy\":[\"handle\"]", StringComparison.Ordinal)
        .Replace("\"byDay\":\"PT30M\"", "\"byDay\":\"PT40M\"", StringComparison.Ordinal));

    [Fact]
    public async Task An_incident_keeps_its_ladder_and_everybody_the_rights_he_has_today()
    {
        var before = await RunningCounty.StartAsync(StorageKind.Sqlite, Earlier);
        var (incident, request) = await Given.DraftedAsync(before);
        Assert.Equal(CommandOutcome.Forbidden, (await before.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("Words."))).Outcome);
        Assert.Contains((await before.As("duty-zhou").ViewAsync(incident))!.Requests.Single().SignableBy, officer => officer.Id == "duty-zhou");

        await using var county = await before.RestartUnderAsync(Demo.Mechanism);
        var duty = county.As("duty-zhou");
        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.AddNote("Words.")));
        Assert.Contains("add-note", (await duty.ViewAsync(incident))!.Allowed);
        Assert.Equal(RefusalCode.SignerNotAuthorised, (await duty.DoAsync(incident, new IncidentCommand.ApproveRequest(request))).Refusal?.Code);
        Assert.DoesNotContain((await duty.ViewAsync(incident))!.Requests.Single().SignableBy, officer => officer.Id == "duty-zhou");
        Assert.Empty(await SignableAsync(duty, incident));
        Assert.DoesNotContain(await duty.TasksAsync(), task => task.Kind == "sign-draft");
        Assert.Contains(await county.As("lead-yan").TasksAsync(), task => task.Kind == "sign-draft");

        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(request)));
        var raised = (await duty.ViewAsync(incident))!.Requests.Single();
        Assert.Equal(TimeSpan.FromMinutes(40), raised.AnswerBy - raised.RaisedAt);
    }

    [Fact]
    public async Task A_token_gives_no_duty_that_its_officer_does_not_have_now()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        var formerLeader = At(county, "ops", "agy-hr", ["handle", "lead", "sign", "head"]);
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => formerLeader.ListAsync());
        Assert.Null(await formerLeader.ViewAsync(incident));
        Assert.Equal(CommandOutcome.NotFound, (await formerLeader.DoAsync(incident, new IncidentCommand.TakeCharge())).Outcome);

        foreach (var (officer, agency) in new[] { ("gone-wang", "agy-hr"), ("police-fang", "agy-hr") })
        {
            var gone = At(county, officer, agency, ["handle", "lead"]);
            Assert.Equal(CallRefusal.SignedOut, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => gone.ListAsync())).Reason);
        }
    }

    private static OfficerAtWork At(RunningCounty county, string officer, string agency, string[] duties) =>
        new(county.Silo.GetRequiredService<IGrainFactory>(), county.Tokens.IssueOfficer(officer, agency, duties).Text, agency);

    private static async Task<IEnumerable<string>> SignableAsync(OfficerAtWork reader, string incident) =>
        (await reader.ViewAsync(incident))!.Requests.Single().SignableOffDuty.Select(officer => officer.Id).Where(id => id.StartsWith("duty-", StringComparison.Ordinal));
}

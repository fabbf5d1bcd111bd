using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

/// <summary>What another agency may see is asked of the log: an activation left behind by another one must not go on granting it.</summary>
[Collection(FaultsOneByOne.Name)]
public sealed class WithdrawnElsewhereTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task An_activation_behind_the_log_shows_another_agency_nothing_that_has_ended(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (incident, request) = await Given.RaisedAsync(county);
        Assert.NotNull(await county.As("police-fang").ViewAsync(incident));
        await county.QuietAsync();

        // Neither strike nor delivery tells the activation meanwhile that it is behind.
        using var strikes = Failpoint.Arm("due.claimed", new FailpointAction(FailpointKind.Throw));
        using var deliveries = Failpoint.Arm("dispatch.leased", new FailpointAction(FailpointKind.Throw));
        var image = await county.Silo.GetRequiredService<IncidentLoader>().LoadAsync(incident, TestContext.Current.CancellationToken);
        var zhou = TestKit.Demo.Mechanism.Officers.Single(officer => officer.Id == "duty-zhou");
        var caller = new Caller(CallerKind.Officer, zhou.Id, zhou.Agency, zhou.Duties.ToHashSet(), "elsewhere", default, default);
        var withdrawn = await county.Silo.GetRequiredService<CommandPath>().RunAsync(image, caller, new CommandEnvelope("elsewhere", DomainJson.WriteCommand(new IncidentCommand.WithdrawRequest(request, "He came in.")), null));
        Assert.Equal((CommandOutcome.Accepted, null), (withdrawn.Reply.Outcome, withdrawn.Reply.Refusal?.Code));

        county.Time.AdjustTime(county.Time.GetUtcNow() + TimeSpan.FromDays(31));
        var police = county.As("police-fang");
        Assert.Null(await police.TimelineAsync(incident));
        Assert.Null(await police.ViewAsync(incident));
        Assert.Null(await police.OpenAsync(incident, request));
    }
}

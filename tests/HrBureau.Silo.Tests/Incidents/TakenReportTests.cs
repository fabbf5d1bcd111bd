using System.Text.Json;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class TakenReportTests
{
    [Fact]
    public async Task Who_took_a_report_stands_on_the_timeline()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        await county.As("town-grid").ReportAsync(Given.Report());

        var taken = (await county.As("lead-yan").TimelineAsync(incident))!.Items
            .Where(entry => entry.Kind is "incident-reported" or "report-merged")
            .Select(entry => JsonElement.Parse(entry.Data))
            .Select(data => (data.GetProperty("receivedBy").GetString(), data.GetProperty("receivedByAgency").GetString()));
        Assert.Equal([("duty-zhou", "agy-hr"), ("town-grid", "agy-township")], taken);
    }

    [Fact]
    public async Task Figures_that_were_not_adopted_are_not_said_to_be()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        var duty = county.As("duty-zhou");
        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.UpdateFacts(FactSource.Hr, 120, Adopt: true)));
        Assert.Contains((await duty.ViewAsync(incident))!.Sources, source => source is { Source: FactSource.Hr, Adopted: true });

        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.UpdateFacts(FactSource.Hr, 40)));
        Assert.DoesNotContain((await duty.ViewAsync(incident))!.Sources, source => source.Adopted);
    }

    [Fact]
    public async Task A_letter_nobody_can_sign_any_more_stands_on_no_list()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.DraftedAsync(county);
        Assert.Contains(await county.As("lead-yan").TasksAsync(), task => task.Kind == "sign-draft");

        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.EndResponse("Over.")));
        await county.QuietAsync();
        Assert.DoesNotContain(await county.As("lead-yan").TasksAsync(), task => task.Kind == "sign-draft");
    }
}

using System.Text.Json;
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
}

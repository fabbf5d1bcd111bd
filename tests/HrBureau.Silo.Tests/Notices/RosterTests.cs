using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class RosterTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Who_took_over_the_post_meanwhile_is_rung_by_the_next_rung(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (incident, request) = await Given.RaisedAsync(county);
        var police = county.As("police-fang");
        var shifts = (await police.RosterAsync())!;
        Assert.Equal(["police-deputy"], shifts.Where(shift => shift.Post == "deputy-liaison").Select(shift => shift.Officer));

        Assert.Null(await police.SetRosterAsync([.. shifts.Select(shift => shift.Post == "deputy-liaison" ? shift with { Officer = "police-command" } : shift)]));
        await county.FastForwardAsync(TimeSpan.FromMinutes(16));

        var view = (await county.As("duty-zhou").ViewAsync(incident))!.Requests.Single(r => r.RequestId == request);
        Assert.Equal(1, view.Rung);
        var sent = (await county.As("duty-zhou").TimelineAsync(incident))!.Items.Where(entry => entry.Kind == "notice-sent" && entry.Data.Contains("deputy-liaison", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(sent);
        Assert.All(sent, entry => Assert.Contains("\"officer\":\"police-command\"", entry.Data, StringComparison.Ordinal));
    }
}

using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Silo.Tests;

public sealed class SignersTests
{
    [Fact]
    public async Task Who_may_sign_is_offered_by_the_kept_roster_with_those_off_duty_apart()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.DraftedAsync(county);
        Assert.Equal("lead-yan chief-zheng / ", await SignersAsync(county, incident));

        RosterRow[] shifts = [.. Demo.Mechanism.Rosters.Where(shift => shift.Agency == "agy-hr" && shift.Officer != "lead-yan")];
        Assert.Null(await county.As("lead-yan").SetRosterAsync(shifts));
        county.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("chief-zheng / lead-yan", await SignersAsync(county, incident));
    }

    [Fact]
    public async Task In_a_drill_the_roster_is_read_by_the_clock_on_the_wall()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var lead = Demo.Mechanism.Rosters.First(shift => shift is { Agency: "agy-hr", Officer: "lead-yan" }) with { From = new TimeOnly(8, 0), To = new TimeOnly(12, 0) };
        Assert.Null(await county.As("lead-yan").SetRosterAsync([lead]));
        var drill = (await county.As("duty-zhou").ReportAsync(Given.Report() with { DrillScale = 600 })).IncidentId!;
        await Given.MustAsync(county.As("duty-zhou").DoAsync(drill, new IncidentCommand.DraftRequest(RequestKind.EarlyIntervention, "agy-police", "Please find him.")));

        // An hour on the wall: 600 hours of the drill.
        county.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("lead-yan / chief-zheng", await SignersAsync(county, drill));
    }

    private static async Task<string> SignersAsync(RunningCounty county, string incident)
    {
        var request = Assert.Single((await county.As("duty-zhou").ViewAsync(incident))!.Requests);
        return $"{string.Join(' ', request.SignableBy.Select(officer => officer.Id))} / {string.Join(' ', request.SignableOffDuty.Select(officer => officer.Id))}";
    }
}

using System.Security.Cryptography;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

[Collection(FaultsOneByOne.Name)]
public sealed class RotationTests
{
    private static readonly byte[] Newer = SHA256.HashData("newer"u8);

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_retry_across_a_rotation_gets_the_stored_reply(StorageKind kind)
    {
        var before = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(before);
        var report = await before.As("duty-zhou").ReportAsync(Given.Report("call"));
        var note = await Given.MustAsync(before.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("seen"), "note"));
        var taken = await Given.MustAsync(before.As("duty-zhou").DoAsync(incident, new IncidentCommand.TakeCharge(), "take"));

        await using var county = await before.RestartAsync(Newer, RunningCounty.Secret);
        var duty = county.As("duty-zhou");
        var again = await duty.ReportAsync(Given.Report("call"));
        Assert.Equal((CommandOutcome.Accepted, report.ReportId), (again.Outcome, again.ReportId));
        Assert.Equal(CommandOutcome.KeyReused, (await duty.ReportAsync(Given.Report("call", headcount: 99))).Outcome);
        Assert.Equal(note.Version, (await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.AddNote("seen"), "note"))).Version);
        Assert.Equal(taken.Version, (await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.TakeCharge(), "take"))).Version);
        Assert.Equal(CommandOutcome.KeyReused, (await duty.DoAsync(incident, new IncidentCommand.AddNote("other"), "note")).Outcome);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_report_that_waits_across_a_rotation_is_finished_with_its_reporter(StorageKind kind)
    {
        var before = await RunningCounty.StartAsync(kind);
        using (Failpoint.Arm("intake.after-commit", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => before.As("duty-zhou").ReportAsync(Given.Report("crashed")));
        }

        await using var county = await before.RestartAsync(Newer, RunningCounty.Secret);
        county.Time.Advance(TimeSpan.FromSeconds(20));
        await RunningCounty.UntilAsync(async () => await county.As("duty-zhou").ViewAsync("inc-360121-20260310-001") is not null);
        var state = await county.StateAsync("inc-360121-20260310-001");
        Assert.Equal(Given.ReporterPhone, Assert.Single(state.Facts.Reports).Reporter!.Phone!.Value.Value);
    }
}

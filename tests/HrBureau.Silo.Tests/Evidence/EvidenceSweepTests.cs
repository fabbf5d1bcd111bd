using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

/// <summary>Files that were sent and never became evidence of anything are destroyed after a day, and that stands in the access log.</summary>
public sealed class EvidenceSweepTests
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, .. new byte[500]];

    [Theory, InlineData(StorageKind.Sqlite), InlineData(StorageKind.Postgres)]
    public async Task A_file_nobody_attached_is_destroyed_after_a_day_and_neither_one_that_is_younger_nor_one_that_proves_something(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var duty = county.As("duty-zhou");
        var incident = (await duty.ReportAsync(Given.Report())).IncidentId!;
        var (loose, bound) = (await KeepAsync(duty), await KeepAsync(duty));
        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.AttachEvidence(bound, "The gate")));

        var begun = EvidenceId.Of(Guid.NewGuid());
        await duty.EvidenceAsync(begun, grain => grain.Begin(new EvidenceBegin(EvidencePurpose.Evidence, Photo.Length, new EvidenceAbout("gate.jpg"))));
        county.Time.Advance(TimeSpan.FromHours(23));
        var young = await KeepAsync(county.As("duty-lu"));
        county.Time.Advance(TimeSpan.FromHours(2));
        await county.RestartAsync(); // A sweeper looks once a minute, and at its start.
        await RunningCounty.UntilAsync(async () => (await county.As("duty-zhou").EvidenceAsync(loose, grain => grain.Open())).Outcome == EvidenceOutcome.NotFound, "the file to be destroyed");

        Assert.Equal(EvidenceOutcome.Accepted, (await county.As("duty-zhou").EvidenceAsync(bound, grain => grain.Open())).Outcome);
        await RunningCounty.UntilAsync(async () => (await NotesAsync(county, loose)).Count > 0, "the note in the access log");
        var note = Assert.Single(await NotesAsync(county, loose));
        Assert.Equal(("silo", "agy-hr", "evidence-destroyed", "duty-zhou"), (note.Officer, note.Agency, note.What, note.Reason));
        var refused = await county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AttachEvidence(loose, "Too late"));
        Assert.Equal(RefusalCode.EvidenceUnknown, refused.Refusal?.Code);
        await RunningCounty.UntilAsync(async () => (await county.As("duty-zhou").EvidenceAsync(begun, grain => grain.Progress())).Outcome == EvidenceOutcome.NotFound, "what was never finished to be destroyed");
        Assert.Equal(EvidenceOutcome.Accepted, (await county.As("duty-lu").EvidenceAsync(young, grain => grain.Open())).Outcome);
    }

    private static Task<IReadOnlyList<AccessEntry>> NotesAsync(RunningCounty county, string evidence) =>
        county.Silo.GetRequiredService<AccessLog>().ReadAsync(evidence, 0, 10, TestContext.Current.CancellationToken);

    private static async Task<string> KeepAsync(OfficerAtWork officer)
    {
        var id = EvidenceId.Of(Guid.NewGuid());
        await officer.EvidenceAsync(id, grain => grain.Begin(new EvidenceBegin(EvidencePurpose.Evidence, Photo.Length, new EvidenceAbout("gate.jpg"))));
        await officer.EvidenceAsync(id, grain => grain.Append(0, Photo));
        Assert.Equal(EvidenceOutcome.Accepted, (await officer.EvidenceAsync(id, grain => grain.Finish(null, null))).Outcome);
        return id;
    }
}

using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class EvidenceSightTests
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, .. new byte[500]];

    [Theory, InlineData(StorageKind.Sqlite), InlineData(StorageKind.Postgres)]
    public async Task Another_agency_reads_evidence_only_through_a_request_that_shares_it_and_its_look_is_written_down(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (incident, _) = await Given.RaisedAsync(county);
        var (duty, police) = (county.As("duty-zhou"), county.As("police-fang"));
        var evidence = await KeepAsync(duty, taker: "A worker");
        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.AttachEvidence(evidence, "The gate")));

        Assert.Equal(EvidenceOutcome.NotFound, (await police.EvidenceAsync(evidence, grain => grain.Open())).Outcome);
        Assert.Empty((await police.ViewAsync(incident))!.Evidence);
        Assert.DoesNotContain((await police.TimelineAsync(incident))!.Items, entry => entry.Kind == "evidence-attached");
        Assert.Equal(EvidenceOutcome.Accepted, (await county.As("lead-yan").EvidenceAsync(evidence, grain => grain.Open())).Outcome);
        Assert.DoesNotContain(await LooksAsync(county, incident), look => look.What == evidence);

        var drafted = await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please look.", null, [SharePart.Evidence])));
        await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.ApproveRequest(drafted.RequestId!)));

        var theirs = (await police.EvidenceAsync(evidence, grain => grain.Open())).Whole!;
        Assert.Equal(("gate.jpg", null), (theirs.Name, theirs.Taker));
        Assert.Equal("A worker", (await county.As("lead-yan").EvidenceAsync(evidence, grain => grain.Open())).Whole!.Taker);
        Assert.Equal(Photo, (await police.EvidenceAsync(evidence, grain => grain.Read(0))).Bytes);
        Assert.Equal("gate.jpg", Assert.Single((await police.ViewAsync(incident))!.Evidence).Name);
        Assert.Contains("\"gate.jpg\"", Assert.Single((await police.TimelineAsync(incident))!.Items, entry => entry.Kind == "evidence-attached").Data, StringComparison.Ordinal);
        Assert.Equal("police-fang", Assert.Single(await LooksAsync(county, incident), look => look.What == evidence).Officer);
    }

    [Fact]
    public async Task Struck_out_it_is_its_uploader_s_again_and_in_another_incident_it_is_seen_there()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (duty, lead) = (county.As("duty-zhou"), county.As("lead-yan"));
        var (one, two) = (await Given.HeldIncidentAsync(county), await Given.HeldIncidentAsync(county, "Basalt Park"));
        var evidence = await KeepAsync(duty);
        var attached = await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.AttachEvidence(evidence, "The gate")));
        await Given.MustAsync(lead.DoAsync(two, new IncidentCommand.AttachEvidence(evidence, "The same gate")));

        await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.VoidEntry(attached.Version, "Wrong file")));
        Assert.Equal(EvidenceOutcome.Accepted, (await lead.EvidenceAsync(evidence, grain => grain.Open())).Outcome);

        await Given.MustAsync(duty.DoAsync(two, new IncidentCommand.VoidEntry((await duty.ViewAsync(two))!.Evidence[0].Version, "Wrong file")));
        Assert.Equal(EvidenceOutcome.NotFound, (await lead.EvidenceAsync(evidence, grain => grain.Open())).Outcome);
        Assert.Equal(EvidenceOutcome.NotFound, (await lead.EvidenceAsync(evidence, grain => grain.Read(0))).Outcome);
        Assert.Equal(RefusalCode.EvidenceUnknown, (await lead.DoAsync(one, new IncidentCommand.AttachEvidence(evidence, "Not hers"))).Refusal!.Code);
        Assert.Equal(EvidenceOutcome.Accepted, (await duty.EvidenceAsync(evidence, grain => grain.Open())).Outcome);
    }

    [Fact]
    public async Task A_liaison_brings_evidence_to_what_he_sees_and_reads_what_he_brought()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        var police = county.As("police-fang");
        var evidence = await KeepAsync(police);

        Assert.Equal(CommandOutcome.Refused, (await police.DoAsync(incident, new IncidentCommand.AttachEvidence(evidence, "At the gate", "1"))).Outcome);
        await Given.MustAsync(police.DoAsync(incident, new IncidentCommand.AttachEvidence(evidence, "At the gate")));

        Assert.Equal(evidence, Assert.Single((await police.ViewAsync(incident))!.Evidence).EvidenceId);
        Assert.Equal(EvidenceOutcome.Accepted, (await county.As("duty-lu").EvidenceAsync(evidence, grain => grain.Open())).Outcome);
        Assert.Equal(CommandOutcome.NotFound, (await county.As("housing-li").DoAsync(incident, new IncidentCommand.AttachEvidence(evidence, "Not his"))).Outcome);
    }

    [Fact]
    public async Task A_file_whose_key_was_destroyed_is_absent_everywhere_and_no_evidence_of_anything_more()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        var incident = await Given.HeldIncidentAsync(county);
        var evidence = await KeepAsync(duty);
        Assert.Equal(EvidenceOutcome.Accepted, (await duty.EvidenceAsync(evidence, grain => grain.Open())).Outcome);

        await county.Silo.GetRequiredService<EvidenceFiles>().EraseAsync(evidence, TestContext.Current.CancellationToken);

        Assert.Equal(EvidenceOutcome.NotFound, (await duty.EvidenceAsync(evidence, grain => grain.Open())).Outcome);
        Assert.Equal(EvidenceOutcome.NotFound, (await duty.EvidenceAsync(evidence, grain => grain.Read(0))).Outcome);
        Assert.Equal(RefusalCode.EvidenceUnknown, (await duty.DoAsync(incident, new IncidentCommand.AttachEvidence(evidence, "Gone"))).Refusal!.Code);
    }

    private static async Task<string> KeepAsync(OfficerAtWork officer, string? taker = null)
    {
        var id = EvidenceId.Of(Guid.NewGuid());
        await officer.EvidenceAsync(id, grain => grain.Begin(new EvidenceBegin(EvidencePurpose.Evidence, Photo.Length, new EvidenceAbout("gate.jpg", Taker: taker))));
        await officer.EvidenceAsync(id, grain => grain.Append(0, Photo));
        Assert.Equal(EvidenceOutcome.Accepted, (await officer.EvidenceAsync(id, grain => grain.Finish(null, null))).Outcome);
        return id;
    }

    private static Task<IReadOnlyList<AccessEntry>> LooksAsync(RunningCounty county, string incident) => county.Silo.GetRequiredService<AccessLog>().ReadAsync(incident, 0, 100, TestContext.Current.CancellationToken);
}

using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

/// <summary>Two incidents become one and two again: by reference, with both histories readable.</summary>
[Collection(FaultsOneByOne.Name)]
public sealed class MergeTests
{
    private const string Court = "Millet Court";

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_merged_incident_hands_over_its_site_stands_in_the_other_by_reference_and_comes_back_whole(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (one, other) = await TwoAsync(county);
        var duty = county.As("duty-zhou");
        await county.QuietAsync();

        await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
        await county.QuietAsync();

        var into = (await duty.ViewAsync(other))!;
        Assert.Equal((Phase.Merged, other), ((await duty.ViewAsync(one))!.Phase, (await duty.ViewAsync(one))!.MergedInto));
        Assert.Equal((one, 1), (Assert.Single(into.Absorbed).IncidentId, into.Absorbed[0].Reports));
        Assert.Equal((2, one), (into.ReportCount, into.Reports[0].In));
        Assert.Contains(into.NextSteps, step => step.Code == NextStepCodes.LookAtMerged);

        // Whoever reports the old site comes to the incident it went into.
        var again = await duty.ReportAsync(Given.Report());
        Assert.Equal((other, true), (again.IncidentId, again.Merged));

        await Given.MustAsync(county.As("lead-yan").DoAsync(one, new IncidentCommand.Reopen("Two gates after all.")));
        await county.QuietAsync();
        into = (await duty.ViewAsync(other))!;
        Assert.Empty(into.Absorbed);
        Assert.Equal(2, into.ReportCount);
        Assert.Equal((one, true), await PlaceOfAsync(duty, Given.Report()));
        Assert.Equal((other, true), await PlaceOfAsync(duty, Given.Report(project: Court)));
        Assert.Equal(["incident-absorbed", "incident-released"], (await duty.TimelineAsync(other))!.Items.Select(entry => entry.Kind).Where(word => word.StartsWith("incident-", StringComparison.Ordinal) && word != "incident-reported"));
        Assert.True((await duty.IntegrityAsync(one))!.Ok && (await duty.IntegrityAsync(other))!.Ok);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_merge_that_was_cut_off_between_the_two_is_finished_by_the_next_silo_once(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (one, other) = await TwoAsync(county);
        await county.QuietAsync();
        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Throw)))
        {
            await Given.MustAsync(county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
            await RunningCounty.UntilAsync(() => Task.FromResult(Failpoint.Reached("dispatch.told") > 0), "the relay to fail");
            await county.StopAsync();
        }

        await county.StartAgainAsync();
        await county.QuietAsync();

        var into = (await county.As("duty-zhou").ViewAsync(other))!;
        Assert.Equal((one, 2), (Assert.Single(into.Absorbed).IncidentId, into.ReportCount));
        Assert.Single((await county.As("duty-zhou").TimelineAsync(other))!.Items, entry => entry.Kind == "incident-absorbed");
    }

    [Fact]
    public async Task Word_of_a_merge_that_was_taken_without_an_answer_is_told_again_and_counts_once()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Postgres);
        var (one, other) = await TwoAsync(county);
        await county.QuietAsync();
        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Delay, TimeSpan.FromSeconds(1), Times: 1)))
        {
            await Given.MustAsync(county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
            using (Failpoint.Arm("append.after-commit", new FailpointAction(FailpointKind.Throw)))
            {
                await RunningCounty.UntilAsync(async () => await county.Place.CountAsync("select count(*) from incident_event where kind = 'incident-absorbed'") == 1, "the word to be taken");
                await RunningCounty.UntilAsync(async () => await county.Place.CountAsync("select count(*) from owed where id like 'rly-inc%' and error is not null") == 1, "the answer to be lost");
            }

            await county.QuietAsync();
            Assert.True(Failpoint.Reached("dispatch.told") > 1);
        }

        Assert.Equal(1, await county.Place.CountAsync("select count(*) from incident_event where kind = 'incident-absorbed'"));
        Assert.Single((await county.As("duty-zhou").ViewAsync(other))!.Absorbed);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Two_that_are_merged_into_each_other_at_once_end_with_one_in_the_other(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (one, other) = await TwoAsync(county);
        await county.QuietAsync();

        var replies = await Task.WhenAll(
            county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")),
            county.As("duty-lu").DoAsync(other, new IncidentCommand.MergeInto(one, "The same gate.")));
        await county.QuietAsync();

        var won = Assert.Single(replies, reply => reply.Outcome == CommandOutcome.Accepted);
        var lost = Assert.Single(replies, reply => reply.Outcome != CommandOutcome.Accepted);
        Assert.True(lost.Outcome is CommandOutcome.Refused or CommandOutcome.TryAgain, $"{lost.Outcome} {lost.Refusal?.Code}");
        var (gone, stays) = won == replies[0] ? (one, other) : (other, one);
        var view = (await county.As("duty-zhou").ViewAsync(stays))!;
        Assert.Equal((Phase.Watched, gone), (view.Phase, Assert.Single(view.Absorbed).IncidentId));
        Assert.Equal(stays, (await county.As("duty-zhou").ViewAsync(gone))!.MergedInto);
        Assert.Equal(0, await county.Place.CountAsync($"select count(*) from open_site where incident = '{gone}'"));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_merge_into_an_incident_that_is_closed_meanwhile_leaves_no_door_that_leads_nowhere(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        for (var round = 0; round < 8; round++)
        {
            var (one, other) = (await Given.IncidentAsync(county, $"Gate {round}"), await Given.IncidentAsync(county, $"Court {round}"));
            var replies = await Task.WhenAll(
                county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")),
                county.As("lead-yan").DoAsync(other, new IncidentCommand.Close("Paid.")));
            await county.QuietAsync();

            if (replies[1].Outcome != CommandOutcome.Accepted)
            {
                // The merge was first, and its word had not come.
                Assert.Equal((CommandOutcome.Accepted, RefusalCode.WordComing), (replies[0].Outcome, replies[1].Refusal?.Code));
                await Given.MustAsync(county.As("lead-yan").DoAsync(other, new IncidentCommand.Close("Paid.")));
            }

            Assert.Equal(0, await county.Place.CountAsync($"select count(*) from open_site where incident = '{other}'"));
            var again = await county.As("duty-zhou").ReportAsync(Given.Report(project: $"Gate {round}"));
            Assert.Equal(CommandOutcome.Accepted, again.Outcome);
            Assert.Equal(replies[0].Outcome != CommandOutcome.Accepted, again.IncidentId == one);
        }
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task An_incident_is_not_closed_over_people_whose_incident_is_on_its_way_to_it(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (one, other) = await TwoAsync(county);
        var lead = county.As("lead-yan");
        await Given.MustAsync(county.As("duty-zhou").DoAsync(one, new IncidentCommand.ActivatePlan("They are at the gate.")));
        await county.QuietAsync();
        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Throw)))
        {
            await Given.MustAsync(county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
            var close = await lead.DoAsync(other, new IncidentCommand.Close("Paid."));
            Assert.Equal((RefusalCode.WordComing, one), (close.Refusal?.Code, close.Refusal?.Args["incident"]));
            Assert.Equal(RefusalCode.WordComing, (await lead.DoAsync(other, new IncidentCommand.VoidIncident(VoidWhy.NotOurs, "Elsewhere."))).Refusal?.Code);
        }

        await county.QuietAsync();
        Assert.Equal(Phase.Responding, (await lead.ViewAsync(other))!.Phase);
        Assert.Equal(RefusalCode.PhaseForbids, (await lead.DoAsync(other, new IncidentCommand.Close("Paid."))).Refusal?.Code);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Merged_and_taken_back_and_merged_again_at_once_the_words_come_in_their_order(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (one, other) = await TwoAsync(county);
        var (duty, lead) = (county.As("duty-zhou"), county.As("lead-yan"));
        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
            await Given.MustAsync(lead.DoAsync(one, new IncidentCommand.Reopen("Two gates.")));
            await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.MergeInto(other, "One gate after all.")));
            await county.QuietAsync();
        }

        Assert.Equal(["incident-absorbed", "incident-released", "incident-absorbed"], (await duty.TimelineAsync(other))!.Items.Select(entry => entry.Kind).Where(word => word is "incident-absorbed" or "incident-released"));
        var view = (await duty.ViewAsync(other))!;
        Assert.Equal((2, 1), (view.ReportCount, Assert.Single(view.Absorbed).Reports));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_leaves_one_of_two_merged_incidents_leaves_the_other_and_does_not_come_back(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (one, other) = await TwoAsync(county);
        var (duty, lead) = (county.As("duty-zhou"), county.As("lead-yan"));
        var more = (await duty.ReportAsync(Given.Report(headcount: 40))).ReportId!;
        var twice = (await duty.ReportAsync(Given.Report(headcount: 90))).ReportId!;
        await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
        await county.QuietAsync();
        Assert.Equal((4, 90), ((await duty.ViewAsync(other))!.ReportCount, (await duty.ViewAsync(other))!.Headcount));

        // Struck out where it was recorded, and split off where it stands by reference.
        var entry = (await duty.TimelineAsync(one))!.Items.Single(line => line.Kind == "report-merged" && line.Data.Contains(twice, StringComparison.Ordinal)).Version;
        await Given.MustAsync(lead.DoAsync(one, new IncidentCommand.VoidEntry(entry, "Counted twice.")));
        await county.QuietAsync();
        Assert.Equal((3, 40), ((await duty.ViewAsync(other))!.ReportCount, (await duty.ViewAsync(other))!.Headcount));
        await Given.MustAsync(duty.DoAsync(other, new IncidentCommand.SplitReport(more, "Another yard.")));
        await county.QuietAsync();
        var placed = (await duty.ViewAsync(other))!.Split[0].Into!;
        Assert.Equal(40, (await duty.ViewAsync(placed))!.Headcount);

        await Given.MustAsync(lead.DoAsync(one, new IncidentCommand.Reopen("Two gates.")));
        await county.QuietAsync();
        Assert.Equal((1, 12), ((await duty.ViewAsync(one))!.ReportCount, (await duty.ViewAsync(one))!.Headcount));
        Assert.Equal((1, 1), ((await duty.ViewAsync(other))!.ReportCount, (await duty.ViewAsync(placed))!.ReportCount));
        Assert.True((await duty.IntegrityAsync(one))!.Ok && (await duty.IntegrityAsync(other))!.Ok);
    }

    [Fact]
    public async Task A_chain_of_merges_shows_at_its_end_what_is_open_at_its_beginning()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (one, other) = await TwoAsync(county);
        var third = await Given.IncidentAsync(county, "Third Yard");
        var (duty, lead) = (county.As("duty-zhou"), county.As("lead-yan"));
        await Given.MustAsync(lead.DoAsync(one, new IncidentCommand.RaiseRequest(RequestKind.AssistInquiry, "agy-police", "Please.")));
        await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
        await county.QuietAsync();
        await Given.MustAsync(duty.DoAsync(other, new IncidentCommand.MergeInto(third, "The same gate.")));
        await county.QuietAsync();

        var view = (await duty.ViewAsync(third))!;
        Assert.Equal((other, one), (Assert.Single(view.Absorbed).IncidentId, Assert.Single(view.Absorbed[0].Requests).IncidentId));
        Assert.Equal(one, view.NextSteps.Single(step => step.Code == NextStepCodes.CarryRequests).Subject);
    }

    [Fact]
    public async Task The_same_key_answers_again_and_another_key_is_told_that_it_is_merged()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (one, other) = await TwoAsync(county);
        var merge = new IncidentCommand.MergeInto(other, "The same gate.");
        var duty = county.As("duty-zhou");
        var first = await Given.MustAsync(duty.DoAsync(one, merge, "k-1"));

        var again = await Given.MustAsync(duty.DoAsync(one, merge, "k-1"));
        var late = await duty.DoAsync(one, merge, "k-2");
        await county.QuietAsync();

        Assert.Equal((first.Version, RefusalCode.PhaseForbids), (again.Version, late.Refusal?.Code));
        Assert.Single((await duty.ViewAsync(other))!.Absorbed);
    }

    [Fact]
    public async Task What_cannot_be_one_is_refused_and_says_why()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (one, other) = await TwoAsync(county);
        var third = await Given.IncidentAsync(county, "Third Yard");
        var drill = (await county.As("duty-zhou").ReportAsync(Given.Report(project: "Practice Yard") with { DrillScale = 60 })).IncidentId!;
        await Given.MustAsync(county.As("duty-zhou").DoAsync(other, new IncidentCommand.MergeInto(third, "The same gate.")));

        Assert.Equal(RefusalCode.SameIncident, await RefusalAsync(county, one, one));
        Assert.Equal(RefusalCode.OtherUnknown, await RefusalAsync(county, one, "inc-360121-20260101-999"));
        Assert.Equal(RefusalCode.OtherUnknown, await RefusalAsync(county, one, "inc-360199-20260310-001"));
        Assert.Equal(RefusalCode.OtherUnknown, await RefusalAsync(county, one, "' or 1=1 --"));
        Assert.Equal(RefusalCode.DrillApart, await RefusalAsync(county, one, drill));
        var merged = await county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate."));
        Assert.Equal((RefusalCode.OtherMerged, third), (merged.Refusal?.Code, merged.Refusal?.Args["into"]));
        await Given.MustAsync(county.As("lead-yan").DoAsync(one, new IncidentCommand.Close("Paid.")));
        var over = (await county.As("duty-zhou").DoAsync(third, new IncidentCommand.MergeInto(one, "The same gate."))).Refusal!;
        Assert.Equal((RefusalCode.OtherOver, "merge-into"), (over.Code, over.Args.GetValueOrDefault("command")));
        await county.QuietAsync();
        Assert.Equal(RefusalCode.AbsorbedStands, (await county.As("lead-yan").DoAsync(third, new IncidentCommand.VoidIncident(VoidWhy.NotOurs, "Elsewhere."))).Refusal?.Code);
        Assert.Equal(CommandOutcome.Forbidden, (await county.As("lead-yan").SendAsync(third, $$"""{"type":"place-report","reportId":"rep-1","into":"{{one}}"}""")).Outcome);
    }

    [Fact]
    public async Task What_was_merged_goes_along_when_the_incident_is_merged_itself_and_comes_back_only_after_it()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (one, other) = await TwoAsync(county);
        var third = await Given.IncidentAsync(county, "Third Yard");
        var (duty, lead) = (county.As("duty-zhou"), county.As("lead-yan"));
        // The word of the first merge comes only after the second.
        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
            await Given.MustAsync(duty.DoAsync(other, new IncidentCommand.MergeInto(third, "The same gate.")));
            await county.QuietAsync();
        }

        Assert.Equal(3, (await duty.ViewAsync(third))!.ReportCount);
        Assert.Equal(RefusalCode.OtherMerged, (await lead.DoAsync(one, new IncidentCommand.Reopen("Not the same."))).Refusal?.Code);
        await Given.MustAsync(lead.DoAsync(other, new IncidentCommand.Reopen("Not the same.")));
        await county.QuietAsync();
        Assert.Equal((1, 2), ((await duty.ViewAsync(third))!.ReportCount, (await duty.ViewAsync(other))!.ReportCount));
        await Given.MustAsync(lead.DoAsync(one, new IncidentCommand.Reopen("Not the same.")));
        await county.QuietAsync();
        Assert.Equal((1, 1), ((await duty.ViewAsync(other))!.ReportCount, (await duty.ViewAsync(one))!.ReportCount));
    }

    [Fact]
    public async Task A_merge_taken_back_at_once_leaves_nothing_behind_whichever_word_comes_first()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (one, other) = await TwoAsync(county);
        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Given.MustAsync(county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
            await Given.MustAsync(county.As("lead-yan").DoAsync(one, new IncidentCommand.Reopen("Two gates.")));
            await county.QuietAsync();
        }

        var view = (await county.As("duty-zhou").ViewAsync(other))!;
        Assert.Equal((0, 1), (view.Absorbed.Count, view.ReportCount));
        Assert.Equal((one, true), await PlaceOfAsync(county.As("duty-zhou"), Given.Report()));
    }

    [Fact]
    public async Task A_report_on_its_way_to_an_incident_that_is_merged_meanwhile_comes_to_the_other()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (one, other) = await TwoAsync(county);
        await county.QuietAsync();
        var tables = county.Silo.GetRequiredService<IntakeTables>();

        // Registered at the door, and then its silo died: the incident is merged before somebody finishes it.
        Task<ReportReply> report;
        using (Failpoint.Arm("intake.after-commit", new FailpointAction(FailpointKind.Delay, TimeSpan.FromSeconds(2))))
        {
            report = county.As("duty-lu").ReportAsync(Given.Report(headcount: 31));
            await RunningCounty.UntilAsync(async () => (await tables.FiguresAsync(TestContext.Current.CancellationToken)).Pending > 0, "the report at the door");
            await Given.MustAsync(county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
        }

        Assert.Equal((CommandOutcome.Accepted, other), ((await report).Outcome, (await report).IncidentId));
        await county.QuietAsync();
        Assert.Equal(3, (await county.As("duty-zhou").ViewAsync(other))!.ReportCount);
    }

    private static async Task<RefusalCode?> RefusalAsync(RunningCounty county, string incident, string into) =>
        (await county.As("duty-zhou").DoAsync(incident, new IncidentCommand.MergeInto(into, "The same gate."))).Refusal?.Code;

    private static async Task<(string One, string Other)> TwoAsync(RunningCounty county) => (await Given.IncidentAsync(county), await Given.IncidentAsync(county, Court));

    private static async Task<(string?, bool Merged)> PlaceOfAsync(OfficerAtWork officer, ReportGiven report)
    {
        var reply = await officer.ReportAsync(report);
        Assert.Equal(CommandOutcome.Accepted, reply.Outcome);
        return (reply.IncidentId, reply.Merged);
    }
}

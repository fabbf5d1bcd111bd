using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Of a merge another agency learns that the incident it knows went into another; of that one only what it was asked there.</summary>
public sealed class MergedSightTests
{
    [Fact]
    public async Task Sight_of_a_merged_incident_is_no_sight_of_the_other_and_what_was_asked_goes_on()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (one, request) = await Given.RaisedAsync(county);
        var other = await Given.IncidentAsync(county, "Millet Court");
        await Given.MustAsync(county.As("duty-lu").DoAsync(other, new IncidentCommand.TakeCharge()));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(one, new IncidentCommand.MergeInto(other, "A reason of ours.")));
        await county.QuietAsync();
        var police = county.As("police-fang");

        var seen = (await police.ViewAsync(one))!;
        Assert.Equal((Phase.Merged, null), (seen.Phase, seen.MergedInto));
        Assert.Empty(seen.Absorbed);
        Assert.Null(await police.ViewAsync(other));
        Assert.Null(await police.TimelineAsync(other));
        var timeline = (await police.TimelineAsync(one))!.Items;
        Assert.Equal("{}", Assert.Single(timeline, entry => entry.Kind == "incident-merged").Data);
        Assert.DoesNotContain(timeline, entry => entry.Data.Contains(other, StringComparison.Ordinal) || entry.Data.Contains("reason of ours", StringComparison.Ordinal));

        // The home agency sees on the other page what is open here, and who carries it.
        var open = Assert.Single((await county.As("duty-lu").ViewAsync(other))!.Absorbed.Single().Requests);
        Assert.Equal((request, "agy-police/liaison"), (open.RequestId, open.CarriedBy));
        Assert.Contains((await county.As("duty-lu").ViewAsync(other))!.NextSteps, step => step.Code == NextStepCodes.CarryRequests && step.Subject == one);
        Assert.Contains((await police.InboxAsync())!.Items, item => item.RequestId == request);
        await Given.MustAsync(police.DoAsync(one, new IncidentCommand.AnswerRequest(request, "Found him.")));
        Assert.Empty((await county.As("duty-lu").ViewAsync(other))!.Absorbed.Single().Requests);

        // Asked there as well, the agency may know the number.
        await Given.MustAsync(county.As("lead-yan").DoAsync(other, new IncidentCommand.RaiseRequest(RequestKind.AssistInquiry, "agy-police", "Please.")));
        await county.QuietAsync();
        Assert.Equal(other, (await police.ViewAsync(one))!.MergedInto);
        Assert.Contains(other, Assert.Single((await police.TimelineAsync(one))!.Items, entry => entry.Kind == "incident-merged").Data, StringComparison.Ordinal);
        Assert.Null((await county.As("town-grid").ViewAsync(one))?.MergedInto);
    }

    [Fact]
    public async Task Everybody_who_was_told_of_it_is_told_that_it_went()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (one, _) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(5));
        var other = await Given.IncidentAsync(county, "Millet Court");
        var told = (await county.StateAsync(one)).Notices.Values.Where(mark => mark.State is NoticeState.Sent or NoticeState.Delivered or NoticeState.Seen).Select(mark => (mark.Owed.Agency, mark.Owed.Post)).Where(who => who.Post is not null).ToHashSet();
        Assert.Contains(("agy-police", "deputy-liaison"), told);

        await Given.MustAsync(county.As("lead-yan").DoAsync(one, new IncidentCommand.MergeInto(other, "The same gate.")));
        await county.QuietAsync();
        var again = (await county.StateAsync(one)).Notices.Values.Where(mark => mark.Owed.Kind == "incident-merged").ToList();
        Assert.Empty(told.Except(again.Select(mark => (mark.Owed.Agency, mark.Owed.Post))));
        Assert.Contains(again, mark => mark is { Owed.Channel: NoticeChannel.CallTask, State: NoticeState.Sent });
        Assert.Contains(await county.As("duty-zhou").TasksAsync(), task => task.Kind == "call-task" && task.IncidentId == one && task.Call!.About == "merged");

        // One list shows it no more, and who looks for it is told where it went.
        Assert.DoesNotContain((await county.As("duty-zhou").ListAsync()).Items, line => line.IncidentId == one);
    }
}

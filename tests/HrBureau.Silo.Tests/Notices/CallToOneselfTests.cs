using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Call tasks: somebody else calls, and says what it is about.</summary>
public sealed class CallToOneselfTests
{
    [Fact]
    public async Task Who_is_sought_for_an_incident_takes_charge_and_the_others_call_him()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(6));

        // By the roster of a Tuesday: rung is the second officer.
        Assert.Equal("take-charge", await TasksAsync(county, "duty-zhou"));
        Assert.DoesNotContain((await county.As("duty-zhou").ViewAsync(incident))!.NextSteps, step => step.Command == "complete-call-task");
        Assert.Equal("call-task:000-2001:take-charge take-charge", await TasksAsync(county, "duty-lu"));
        Assert.Contains((await county.As("duty-lu").ViewAsync(incident))!.NextSteps, step => step.Command == "complete-call-task");
    }

    [Fact]
    public async Task A_signer_is_told_of_the_draft_by_somebody_else()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        await Given.DraftedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(11));
        Assert.Equal("call-task:000-2004:sign sign-draft", await TasksAsync(county, "lead-yan"));
        Assert.Contains("call-task:000-2003:sign", await TasksAsync(county, "duty-zhou"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_whom_a_rung_names_is_told_himself_and_says_that_he_knows()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(31));
        Assert.Contains("call-task:000-2003:overdue", await TasksAsync(county, "duty-zhou"), StringComparison.Ordinal);
        Assert.Contains("call-task:000-2008:answer", await TasksAsync(county, "duty-zhou"), StringComparison.Ordinal);

        var own = Assert.Single(await county.As("lead-yan").TasksAsync(), task => task.Call is { Self: true });
        Assert.Equal(("call-task", request), (own.Kind, own.RequestId));
        Assert.DoesNotContain((await county.As("lead-yan").ViewAsync(incident))!.Requests.Single().Notices, notice => notice.CallTask is { Self: true });
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.CompleteCallTask(own.NoticeId!, CallResult.Answered, county.Time.GetUtcNow())));
        Assert.DoesNotContain(await county.As("lead-yan").TasksAsync(), task => task.NoticeId == own.NoticeId);
    }

    [Fact]
    public async Task A_call_that_is_no_longer_needed_leaves_the_lists_and_says_why_where_it_was_told()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(31));
        Assert.Contains("call-task", await TasksAsync(county, "duty-zhou"), StringComparison.Ordinal);
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request)));
        await county.QuietAsync();

        Assert.DoesNotContain("call-task", await TasksAsync(county, "duty-zhou"), StringComparison.Ordinal);
        var notices = (await county.As("duty-zhou").ViewAsync(incident))!.Requests.Single().Notices;
        Assert.Contains(notices, notice => notice is { Channel: NoticeChannel.CallTask, Agency: "agy-police", Lapsed: CallLapse.Answered, CallTask: null });
        Assert.All(notices.Where(notice => notice.Channel == NoticeChannel.Desk), notice => Assert.Null(notice.Lapsed));
        Assert.Contains((await county.As("duty-zhou").TimelineAsync(incident))!.Items, entry => entry is { Kind: "notice-sent", Lapsed: CallLapse.Answered } && !entry.Data.Contains("lapsed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_takes_over_reads_what_was_written_for_him_where_he_accepts()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.HandOver("duty-lu", "The boss promised Friday.")));

        Assert.Equal("The boss promised Friday.", Assert.Single((await county.As("duty-lu").ViewAsync(incident))!.NextSteps, step => step.Command == "accept-hand-over").HandOver);
        Assert.Equal("The boss promised Friday.", Assert.Single(await county.As("duty-lu").TasksAsync(), task => task.Kind == "hand-over").HandOver);
    }

    /// <summary>His tasks; the number on the rail says how many.</summary>
    private static async Task<string> TasksAsync(RunningCounty county, string officer)
    {
        var tasks = await county.As(officer).TasksAsync();
        Assert.Equal(tasks.Count, (await county.As(officer).CountsAsync()).Tasks);
        return string.Join(' ', tasks.Select(task => task.Call is { } call ? $"{task.Kind}:{call.Phone}:{call.About}" : task.Kind).Order(StringComparer.Ordinal));
    }
}

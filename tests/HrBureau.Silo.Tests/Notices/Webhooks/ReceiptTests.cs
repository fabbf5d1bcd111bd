using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using static HrBureau.Silo.Tests.HookedCounty;

namespace HrBureau.Silo.Tests;

/// <summary>Receipts of agencies' own systems, and what a key may do and may not.</summary>
public sealed class ReceiptTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_receipt_before_the_answer_and_a_second_one_are_taken_once(StorageKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync(kind: kind);
        await RegisterAsync(county, receiver);
        var machine = await county.WithKeyAsync(Police, await KeyAsync(county));
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        receiver.Answer = async (context, _) =>
        {
            held.TrySetResult();
            await release.Task;
            await Receiver.Status(context, 200);
        };
        var (incident, _) = await AskAsync(county);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        var id = receiver.Got[0].Id;
        for (var i = 0; i < 3; i++)
        {
            await Given.MustAsync(machine.ReceiptAsync(incident, id, ReceiptState.Delivered));
        }

        release.SetResult();
        await county.QuietAsync();
        await Given.MustAsync(machine.ReceiptAsync(incident, id, ReceiptState.Seen));
        await Given.MustAsync(machine.ReceiptAsync(incident, id, ReceiptState.Delivered));
        Assert.Equal(["notice-delivered", "notice-seen"], await KindsAsync(county, incident, id));
        Assert.Single(receiver.Got);
        var view = await county.As("duty-zhou").ViewAsync(incident);
        var notice = Assert.Single(view!.Requests[0].Notices, row => row.Channel == NoticeChannel.Webhook);
        Assert.Equal((NoticeState.Seen, "Police gateway"), (notice.State, notice.RecipientName!.Zh));
    }

    [Fact]
    public async Task An_acknowledgement_is_the_agencys_and_names_its_system()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var machine = await county.WithKeyAsync(Police, await KeyAsync(county));
        var (incident, request) = await AskAsync(county);
        var mark = await UntilAsync(county, incident, NoticeState.Sent);

        await Given.MustAsync(machine.ReceiptAsync(incident, mark.Owed.NoticeId, ReceiptState.Acknowledged));
        await Given.MustAsync(machine.ReceiptAsync(incident, mark.Owed.NoticeId, ReceiptState.Acknowledged));
        var state = await county.StateAsync(incident);
        Assert.Equal(RequestState.Acknowledged, state.Requests[request].State);
        var entry = Assert.Single((await county.As("duty-zhou").TimelineAsync(incident))!.Items, item => item.Kind == "request-acknowledged");
        Assert.Equal(("Police gateway", Police), (entry.By!.Name.Zh, entry.Agency));
        Assert.StartsWith("key:police-", entry.By.Id, StringComparison.Ordinal);

        // Out of order and late: what was acknowledged may still be seen, and a request that is over is not acknowledged again.
        await Given.MustAsync(machine.ReceiptAsync(incident, mark.Owed.NoticeId, ReceiptState.Seen));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.FulfilRequest(request)));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.EndResponse("Over.")));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.Close("Done.")));
        await Given.MustAsync(machine.ReceiptAsync(incident, mark.Owed.NoticeId, ReceiptState.Delivered));
    }

    [Fact]
    public async Task An_incident_that_is_closed_takes_receipts_and_no_acknowledgement()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var machine = await county.WithKeyAsync(Police, await KeyAsync(county));
        var (incident, request) = await AskAsync(county);
        var mark = await UntilAsync(county, incident, NoticeState.Sent);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.WithdrawRequest(request, "Found.")));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.EndResponse("Over.")));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.Close("Done.")));

        await Given.MustAsync(machine.ReceiptAsync(incident, mark.Owed.NoticeId, ReceiptState.Seen));
        var refused = await machine.ReceiptAsync(incident, mark.Owed.NoticeId, ReceiptState.Acknowledged);
        Assert.Equal((CommandOutcome.Refused, RefusalCode.PhaseForbids), (refused.Outcome, refused.Refusal!.Code));
        Assert.Equal(["notice-sent", "notice-seen"], await KindsAsync(county, incident, mark.Owed.NoticeId));
    }

    [Fact]
    public async Task What_did_not_go_to_the_agency_by_this_channel_cannot_be_spoken_of()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var police = await county.WithKeyAsync(Police, await KeyAsync(county));
        var housing = await county.WithKeyAsync(Housing, await KeyAsync(county, Housing));
        var (incident, _) = await AskAsync(county);
        var mark = await UntilAsync(county, incident, NoticeState.Sent);
        var before = (await county.StateAsync(incident)).Version;
        var id = mark.Owed.NoticeId;
        Assert.Equal(CommandOutcome.NotFound, (await housing.ReceiptAsync(incident, id, ReceiptState.Acknowledged)).Outcome);
        string[] forged =
        [
            id.Replace("-webhook", "-desk", StringComparison.Ordinal),
            id.Replace("-liaison-", "-deputy-liaison-", StringComparison.Ordinal),
            id.Replace($"-{mark.Owed.Version}-", "-1-", StringComparison.Ordinal),
            id.Replace($"-{mark.Owed.Version}-", "-99999-", StringComparison.Ordinal),
            id.Replace($"-{mark.Owed.Version}-", "-0-", StringComparison.Ordinal),
            $"ntc-{incident}--1-agy-police-liaison-webhook",
            "ntc-",
            "",
        ];
        foreach (var forgery in forged)
        {
            Assert.Equal(CommandOutcome.NotFound, (await police.ReceiptAsync(incident, forgery, ReceiptState.Delivered)).Outcome);
        }

        Assert.Equal(CommandOutcome.NotFound, (await police.ReceiptAsync("inc-360121-20260310-999", id, ReceiptState.Delivered)).Outcome);
        Assert.Equal(before, (await county.StateAsync(incident)).Version);
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As("police-fang").ReceiptAsync(incident, id, ReceiptState.Delivered));
    }

    [Fact]
    public async Task A_receipt_for_what_the_state_has_forgotten_is_written_late_and_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var machine = await county.WithKeyAsync(Police, await KeyAsync(county));
        var (incident, request) = await AskAsync(county);
        var mark = await UntilAsync(county, incident, NoticeState.Sent);

        // The response ends and begins again: the first rung rings anew and stands for the turn before.
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.EndResponse("They left.")));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.Reopen("They are back.")));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.EndResponse("They left.")));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.Reopen("They are back.")));
        await county.QuietAsync();
        var forgotten = receiver.Got.Select(message => message.Id).FirstOrDefault(id => !county.StateAsync(incident).Result.Notices.ContainsKey(id));
        Assert.NotNull(forgotten);
        for (var i = 0; i < 3; i++)
        {
            await Given.MustAsync(machine.ReceiptAsync(incident, forgotten, ReceiptState.Delivered));
        }

        Assert.Equal(["notice-sent", "notice-delivered"], await KindsAsync(county, incident, forgotten));
        Assert.NotNull(request);
        Assert.NotNull(mark);
    }

    [Fact]
    public async Task A_key_hands_in_reports_under_its_name_and_opens_no_other_door()
    {
        await using var county = await StartAsync();
        var reports = await county.WithKeyAsync(Police, await KeyAsync(county, Police, KeyScope.Reports));
        var reply = await reports.ReportAsync(Given.Report());
        Assert.Equal(CommandOutcome.Accepted, reply.Outcome);
        Assert.Empty(reply.Similar);
        var entry = (await county.As("duty-zhou").TimelineAsync(reply.IncidentId!))!.Items[0];
        Assert.Contains("Police gateway", entry.Data, StringComparison.Ordinal);
        var drill = await reports.ReportAsync(Given.Report(project: "Drill Park") with { DrillScale = 60 });
        Assert.Equal(CommandOutcome.Forbidden, drill.Outcome);
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => reports.ViewAsync(reply.IncidentId!));
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => reports.DoAsync(reply.IncidentId!, new IncidentCommand.AddNote("Note.")));
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => reports.ReceiptAsync(reply.IncidentId!, $"ntc-{reply.IncidentId}-1-agy-hr-duty-officer-webhook", ReceiptState.Seen));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_key_is_kept_as_a_hash_ends_at_its_time_and_is_void_at_once_when_it_is_revoked(StorageKind kind)
    {
        await using var county = await StartAsync(kind: kind);
        var admin = county.As("admin");
        var made = await admin.KeysAsync(Police, keys => keys.Issue("Police gateway", [KeyScope.Receipts], county.Time.GetUtcNow().AddHours(1)));
        var key = made!.Key!;
        Assert.StartsWith($"hrk_{made.View!.KeyId}_", key, StringComparison.Ordinal);
        Assert.Empty(await StoredBytes.WithAsync(county.Place, key[^20..]));
        var machine = await county.WithKeyAsync(Police, key);
        Assert.Equal(CommandOutcome.NotFound, (await machine.ReceiptAsync("inc-360121-20260310-001", "ntc-x", ReceiptState.Seen)).Outcome);
        Assert.Equal(county.Time.GetUtcNow(), Assert.Single((await admin.KeysAsync(Police, keys => keys.List()))!).LastUsed);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => county.WithKeyAsync(Police, key[..^1] + (key[^1] == '0' ? '1' : '0')));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => county.WithKeyAsync(Housing, key));

        county.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await admin.KeysAsync(Housing, keys => keys.Revoke(made.View.KeyId)));
        Assert.NotNull(await admin.KeysAsync(Police, keys => keys.Revoke(made.View.KeyId)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => county.WithKeyAsync(Police, key));
        var refused = await Assert.ThrowsAsync<UnauthorizedCallException>(() => machine.ReceiptAsync("inc-360121-20260310-001", "ntc-x", ReceiptState.Seen));
        Assert.Equal(CallRefusal.SignedOut, refused.Reason);

        var second = (await admin.KeysAsync(Police, keys => keys.Issue("Police gateway", [KeyScope.Receipts], county.Time.GetUtcNow().AddHours(1))))!.Key!;
        county.Time.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => county.WithKeyAsync(Police, second));
    }

    [Theory]
    [InlineData("", "name")]
    [InlineData("A\u202eB", "name")]
    [InlineData("A\nB", "name")]
    [InlineData("A name that is far too long for a system to be called by it", "name")]
    public async Task A_key_without_a_proper_name_is_not_made(string name, string field)
    {
        await using var county = await StartAsync();
        var reply = await county.As("admin").KeysAsync(Police, keys => keys.Issue(name, [KeyScope.Receipts], null));
        Assert.Equal((null, field), (reply!.Key, reply.Refusal!.Field));
        Assert.Equal("scopes", (await county.As("admin").KeysAsync(Police, keys => keys.Issue("Gateway", [], null)))!.Refusal!.Field);
    }
}

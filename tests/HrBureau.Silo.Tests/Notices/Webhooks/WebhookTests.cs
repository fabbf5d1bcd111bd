using System.Text.Json.Nodes;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using static HrBureau.Silo.Tests.HookedCounty;

namespace HrBureau.Silo.Tests;

/// <summary>A notice on its way to another agency's own system, and back.</summary>
public sealed class WebhookTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_request_reaches_the_addressed_agencys_system_signed_and_without_personal_data(StorageKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync(kind: kind);
        var secret = await RegisterAsync(county, receiver);
        var (incident, request) = await AskAsync(county);

        var mark = await UntilAsync(county, incident, NoticeState.Sent);
        var message = Assert.Single(receiver.Got);
        Assert.Equal(mark.Owed.NoticeId, message.Id);
        Assert.True(IsSigned(message, secret));
        var body = JsonNode.Parse(message.Body)!;
        Assert.Equal("request-raised", (string)body["type"]!);
        Assert.Equal((mark.Owed.NoticeId, incident, request), ((string)body["data"]!["noticeId"]!, (string)body["data"]!["incidentId"]!, (string)body["data"]!["requestId"]!));
        Assert.Equal($"https://county.example/m/e/{request}", (string)body["data"]!["link"]!);
        Assert.Equal(("early-intervention", 0, false), ((string)body["data"]!["requestKind"]!, (int)body["data"]!["rung"]!, (bool)body["data"]!["drill"]!));
        Assert.NotNull(body["data"]!["answerBy"]);
        Assert.Contains(incident, (string)body["data"]!["sentence"]!, StringComparison.Ordinal);
        string[] canaries = [Given.Phone, Given.PersonName, Given.ReporterPhone, Given.Employer, "East Road", "Azure Park", "Please come", "1000000"];
        Assert.All(canaries, canary => Assert.DoesNotContain(canary, message.Body, StringComparison.Ordinal));
        Assert.DoesNotContain("baggage", message.Headers.Keys);
        Assert.DoesNotContain("Cookie", message.Headers.Keys);
        await county.QuietAsync();
        Assert.Equal(["notice-sent"], await KindsAsync(county, incident, mark.Owed.NoticeId));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task An_error_is_written_once_and_tried_again_with_the_same_id_and_body(StorageKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, n) => Receiver.Status(context, n <= 2 ? 500 : 200);
        await using var county = await StartAsync(kind: kind);
        await RegisterAsync(county, receiver);
        var (incident, _) = await AskAsync(county);

        var mark = await UntilAsync(county, incident, NoticeState.Failed);
        await TriesAsync(county, receiver, 3);
        await UntilAsync(county, incident, NoticeState.Sent);
        Assert.Single(receiver.Got.Select(message => (message.Id, message.Body)).Distinct());
        Assert.Equal(["notice-failed", "notice-sent"], await KindsAsync(county, incident, mark.Owed.NoticeId));
        Assert.Empty(await StoredBytes.WithAsync(county.Place, "whsec_"));
    }

    [Fact]
    public async Task A_slow_taker_gets_it_again_under_the_same_id_and_it_is_written_as_sent_once()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async (context, n) =>
        {
            if (n == 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await Receiver.Status(context, 200);
        };
        await using var county = await StartAsync(Options with { AnswerWithin = TimeSpan.FromMilliseconds(300) });
        await RegisterAsync(county, receiver);
        var (incident, _) = await AskAsync(county);

        var mark = await UntilAsync(county, incident, NoticeState.Failed);
        Assert.Equal(WebhookFault.TimedOut, (await county.As("admin").HookAsync(Police, hook => hook.Show()))!.Deliveries[0].Fault);
        await TriesAsync(county, receiver, 2);
        await UntilAsync(county, incident, NoticeState.Sent);
        Assert.Single(receiver.Got.Select(message => message.Id).Distinct());
        Assert.Equal(["notice-failed", "notice-sent"], await KindsAsync(county, incident, mark.Owed.NoticeId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_asks_for_patience_gets_it(bool asDate)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        receiver.Answer = (context, n) =>
        {
            context.Response.Headers.RetryAfter = asDate ? county.Time.GetUtcNow().AddSeconds(90).ToString("R") : "90";
            return Receiver.Status(context, n == 1 ? 429 : 200);
        };
        await RegisterAsync(county, receiver);
        var (incident, _) = await AskAsync(county);

        await UntilAsync(county, incident, NoticeState.Failed);
        await RunningCounty.UntilAsync(async () => await WakeAsync(county) >= county.Time.GetUtcNow().AddSeconds(85), "put off");
        var (other, _) = await AskAsync(county, "Other Park");
        county.Time.Advance(TimeSpan.FromSeconds(80));
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Single(receiver.Got);
        county.Time.Advance(TimeSpan.FromSeconds(15));
        await RunningCounty.UntilAsync(
            async () =>
            {
                county.Time.Advance(TimeSpan.FromSeconds(1));
                return (await MarkAsync(county, incident)).State == NoticeState.Sent && (await MarkAsync(county, other)).State == NoticeState.Sent;
            },
            "both to be sent");
        Assert.Equal(3, receiver.Got.Count);
    }

    [Fact]
    public async Task Who_asks_for_more_patience_than_there_is_is_given_up_at_once()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Receiver.Status(context, 503);
        };
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var (incident, request) = await AskAsync(county);
        var mark = await UntilAsync(county, incident, NoticeState.GivenUp);
        Assert.Equal(["notice-failed", "notice-given-up"], await KindsAsync(county, incident, mark.Owed.NoticeId));
        Assert.Contains((await county.StateAsync(incident)).Notices.Values, call => call.Owed is { Channel: NoticeChannel.CallTask, Kind: "notice-given-up" } && call.Owed.RequestId == request);
        Assert.Single(receiver.Got);
    }

    [Fact]
    public async Task A_receiver_that_fails_again_and_again_is_left_alone_between_single_tries()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) => Receiver.Status(context, 500);
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var (incident, _) = await AskAsync(county);
        foreach (var kind in new[] { RequestKind.AssistInquiry, RequestKind.OnSceneOrder, RequestKind.JointInterview, RequestKind.AssistInquiry })
        {
            await AskAsync(county, kind: kind, incident: incident);
        }

        await UntilGotAsync(receiver, 3);
        for (var seconds = 0; seconds < 60; seconds++)
        {
            county.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        // Five notices by themselves would have made some thirty tries of it by now.
        Assert.InRange(receiver.Got.Count, 3, 16);
    }

    [Fact]
    public async Task After_its_tries_it_is_given_up_and_somebody_is_phoned_and_a_late_receipt_counts()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) => Receiver.Status(context, 500);
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var key = await KeyAsync(county);
        var (incident, request) = await AskAsync(county);

        await UntilAsync(county, incident, NoticeState.Failed);
        await RunningCounty.UntilAsync(
            async () =>
            {
                county.Time.Advance(TimeSpan.FromSeconds(5));
                return (await MarkAsync(county, incident)).State == NoticeState.GivenUp;
            },
            "given up");
        var mark = await MarkAsync(county, incident);
        Assert.Equal(["notice-failed", "notice-given-up"], await KindsAsync(county, incident, mark.Owed.NoticeId));
        Assert.InRange(receiver.Got.Count, 3, Demo.Mechanism.Webhook.Tries);
        await RunningCounty.UntilAsync(async () => (await county.As("duty-zhou").TasksAsync()).Any(task => task.Kind == "call-task" && task.RequestId == request), "the call task");
        Assert.Equal("answer", (await county.As("duty-zhou").TasksAsync()).First(task => task.Kind == "call-task").Call!.About);

        var machine = await county.WithKeyAsync(Police, key);
        await Given.MustAsync(machine.ReceiptAsync(incident, mark.Owed.NoticeId, ReceiptState.Delivered));
        Assert.Equal(NoticeState.Delivered, (await MarkAsync(county, incident)).State);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_gets_nothing_more_until_it_is_registered_again()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, n) => Receiver.Status(context, n == 1 ? 410 : 200);
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var (incident, _) = await AskAsync(county);

        await UntilAsync(county, incident, NoticeState.GivenUp);
        var view = await county.As("admin").HookAsync(Police, hook => hook.Show());
        Assert.Equal((false, WebhookFault.Gone), (view!.Active, view.Paused));
        Assert.Contains(county.Log.All, line => line.Text.Contains("says that it is gone", StringComparison.Ordinal));
        var (other, _) = await AskAsync(county, "Other Park");
        Assert.DoesNotContain((await county.StateAsync(other)).Notices.Values, notice => notice.Owed.Channel == NoticeChannel.Webhook);

        var again = await county.As("admin").HookAsync(Police, hook => hook.Register(receiver.Url, true));
        Assert.Null(again!.Secret);
        Assert.Null(again.View.Paused);
        var (third, _) = await AskAsync(county, "Third Park");
        await UntilAsync(county, third, NoticeState.Sent);
    }

    [Fact]
    public async Task A_removed_or_paused_system_gets_nothing_and_its_notices_are_given_up()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) => Receiver.Status(context, 500);
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var (incident, _) = await AskAsync(county);
        await UntilAsync(county, incident, NoticeState.Failed);
        await county.As("admin").HookAsync(Police, hook => hook.Remove());
        var got = receiver.Got.Count;
        county.Time.Advance(TimeSpan.FromSeconds(60));
        var mark = await UntilAsync(county, incident, NoticeState.GivenUp);
        Assert.Equal(got, receiver.Got.Count);
        Assert.Contains("\"removed\"", (await county.As("duty-zhou").TimelineAsync(incident))!.Items.Single(entry => entry.Kind == "notice-given-up" && entry.Data.Contains(mark.Owed.NoticeId, StringComparison.Ordinal)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_drill_nothing_leaves()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver, "agy-hr");
        var reply = await county.As("duty-zhou").ReportAsync(Given.Report() with { DrillScale = 60 });
        await UntilAsync(county, reply.IncidentId!, NoticeState.Sent, "agy-hr");
        var mark = await MarkAsync(county, reply.IncidentId!, "agy-hr");
        Assert.Empty(receiver.Got);
        var machine = await county.WithKeyAsync("agy-hr", await KeyAsync(county, "agy-hr"));
        Assert.Equal(CommandOutcome.NotFound, (await machine.ReceiptAsync(reply.IncidentId!, mark.Owed.NoticeId, ReceiptState.Delivered)).Outcome);
        var page = await county.As("duty-zhou").TimelineAsync(reply.IncidentId!);
        Assert.Contains("\"simulated\":true", page!.Items.Single(entry => entry.Kind == "notice-sent" && entry.Data.Contains(mark.Owed.NoticeId, StringComparison.Ordinal)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_receiver_delays_neither_the_desk_nor_another_agency()
    {
        await using var dead = await Receiver.StartAsync();
        using var release = new CancellationTokenSource();
        dead.Answer = async (context, _) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(release.Token, context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        await using var alive = await Receiver.StartAsync();
        await using var county = await StartAsync(Options with { AnswerWithin = TimeSpan.FromSeconds(25) });
        await RegisterAsync(county, dead);
        await RegisterAsync(county, alive, Housing);
        var first = await Given.HeldIncidentAsync(county);
        foreach (var kind in new[] { RequestKind.EarlyIntervention, RequestKind.AssistInquiry, RequestKind.OnSceneOrder, RequestKind.JointInterview, RequestKind.EarlyIntervention, RequestKind.AssistInquiry })
        {
            await AskAsync(county, kind: kind, incident: first);
        }

        await UntilGotAsync(dead, 4);
        var (other, _) = await AskAsync(county, "Other Park", RequestKind.ProjectFundsCheck, Housing);
        await UntilAsync(county, other, NoticeState.Sent, Housing);
        await RunningCounty.UntilAsync(
            async () => (await county.StateAsync(other)).Notices.Values.Concat((await county.StateAsync(first)).Notices.Values).All(mark => mark.Owed.Channel != NoticeChannel.Desk || mark.State != NoticeState.Owed),
            "every desk");

        // All this while not one of the dead receiver's messages has ended, and no more of them are under way than it may have.
        Assert.Equal(4, dead.Got.Count);
        Assert.Equal(NoticeState.Owed, (await MarkAsync(county, first)).State);
        await release.CancelAsync();
    }

    [Fact]
    public async Task Two_secrets_sign_while_one_takes_the_place_of_the_other()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        var old = await RegisterAsync(county, receiver);
        var fresh = (await county.As("admin").HookAsync(Police, hook => hook.Rotate(24)))!.Secret!;
        Assert.NotEqual(old, fresh);
        await SendTestAsync(county);
        Assert.True(IsSigned(receiver.Got[^1], old) && IsSigned(receiver.Got[^1], fresh));

        county.Time.Advance(TimeSpan.FromHours(25));
        await SendTestAsync(county);
        Assert.Equal((false, true), (IsSigned(receiver.Got[^1], old), IsSigned(receiver.Got[^1], fresh)));

        var third = (await county.As("admin").HookAsync(Police, hook => hook.Rotate(24)))!.Secret!;
        await county.As("admin").HookAsync(Police, hook => hook.EndOld());
        await SendTestAsync(county);
        Assert.Equal((false, true), (IsSigned(receiver.Got[^1], fresh), IsSigned(receiver.Got[^1], third)));
        Assert.Equal("test", (string)JsonNode.Parse(receiver.Got[^1].Body)!["type"]!);

        var fourth = (await county.As("admin").HookAsync(Police, hook => hook.Rotate(0)))!.Secret!;
        await SendTestAsync(county);
        Assert.Equal((false, true), (IsSigned(receiver.Got[^1], third), IsSigned(receiver.Got[^1], fourth)));
        var refused = await county.As("admin").HookAsync(Police, hook => hook.Rotate(169));
        Assert.Equal((null, "overlapHours"), (refused!.Secret, refused.Refusal!.Field));
        var acts = await county.As("admin").AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Acts(null, 9));
        Assert.Equal(["webhook-rotate", "webhook-end-old", "webhook-rotate", "webhook-rotate", "webhook-register"], acts.Select(act => act.Act));
    }

    [Fact]
    public async Task Only_who_administers_an_agency_changes_its_system_and_nobody_is_shown_a_secret_twice()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        foreach (var officer in new[] { "duty-zhou", "lead-yan", "chief-zheng", "police-fang", "ops", "auditor" })
        {
            await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As(officer).HookAsync(Police, hook => hook.Show()));
            await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As(officer).KeysAsync(Police, keys => keys.List()));
        }

        Assert.Null(await county.As("admin").HookAsync("agy-nowhere", hook => hook.Show()));
        Assert.Null((await county.As("admin").HookAsync(Police, hook => hook.Register(receiver.Url, true)))!.Secret);
        var view = await county.As("admin").HookAsync(Police, hook => hook.Show());
        Assert.Equal((receiver.Url, true, "admin"), (view!.Url, view.Active, view.MadeBy!.Id));
        var inside = await county.As("admin").HookAsync(Police, hook => hook.Register("https://169.254.169.254/latest", true));
        Assert.Equal((receiver.Url, RefusalCode.WebhookAddressRefused), (inside!.View.Url, inside.Refusal!.Code));
        var keyed = await county.As("admin").HookAsync(Police, hook => hook.Register($"{receiver.Url}?token=1234567890", true));
        Assert.Equal($"{receiver.Url}?\u2026", keyed!.View.Url);
    }

    private static async Task SendTestAsync(RunningCounty county)
    {
        var reply = await county.As("admin").HookAsync(Police, hook => hook.Test());
        Assert.True(reply!.Taken, $"{reply.Fault}");
    }

    /// <summary>Lets facts' time pass until the receiver has had so many tries.</summary>
    private static Task TriesAsync(RunningCounty county, Receiver receiver, int count) => RunningCounty.UntilAsync(
        () =>
        {
            county.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(receiver.Got.Count >= count);
        },
        $"try {count}");

    private static async Task<DateTimeOffset?> WakeAsync(RunningCounty county) =>
        await county.Silo.GetRequiredService<OwedTable>().OnRoad(OwedRow.Webhook).NextAsync(county.Time.GetUtcNow());
}

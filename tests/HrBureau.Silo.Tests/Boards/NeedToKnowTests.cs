using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class NeedToKnowTests
{
    private const string ChatName = "bigroc-w-77";

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Another_agency_cannot_tell_absent_from_not_its_own(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (incident, request) = await Given.RaisedAsync(county);
        var housing = county.As("housing-li");
        foreach (var id in new[] { incident, "inc-360121-20260310-999" })
        {
            Assert.Null(await housing.ViewAsync(id));
            Assert.Null(await housing.TimelineAsync(id));
            Assert.Null(await housing.OpenAsync(id, request));
            Assert.Null(await housing.IntegrityAsync(id));
            Assert.Equal(Answer(CommandOutcome.NotFound), Answer(await housing.DoAsync(id, new IncidentCommand.AddNote("x"))));
            Assert.Equal(Answer(CommandOutcome.NotFound), Answer(await housing.SendAsync(id, "{}")));
        }

        Assert.Null(await housing.IncidentOfAsync(request));
        Assert.Null(await housing.InboxAsync("agy-police"));
        Assert.Empty((await housing.InboxAsync())!.Items);
        Assert.Empty((await housing.ListAsync()).Items);
        Assert.Null(await county.As("police-fang").IntegrityAsync(incident));
    }

    [Fact]
    public async Task Administrators_and_ops_see_no_case_content()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        foreach (var officer in new[] { "admin", "ops" })
        {
            Assert.Null(await county.As(officer).ViewAsync(incident));
            await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As(officer).ListAsync());
            await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As(officer).TimelineAsync(incident));
        }
    }

    [Fact]
    public async Task The_police_see_what_the_request_shares_and_nothing_else()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("between us")));
        var police = county.As("police-fang");
        var view = (await police.ViewAsync(incident))!;
        Assert.False(view.OwnView);
        Assert.Equal((Given.Employer, "East Road 1", 12), (view.Employer, view.Place, view.Headcount));
        Assert.Equal(Given.PersonName, view.Chain.Single().Persons.Single().Name);
        Assert.Empty(view.Chain.Single().Persons.Single().Contacts);
        Assert.Empty(view.Contacts);
        Assert.Empty(view.NextSteps);
        Assert.Empty(view.Sources);
        Assert.Equal(0, view.Money.ReportedFen);
        Assert.All(view.Requests.SelectMany(r => r.Notices), notice => Assert.Equal("agy-police", notice.Agency));

        var texts = (await police.TimelineAsync(incident))!.Items;
        Assert.Contains(texts, entry => entry.Kind == "request-raised");
        Assert.DoesNotContain(texts, entry => entry.Kind is "request-drafted" or "contact-attempted" or "notice-sent" or "note-added");
        var all = JsonSerializer.Serialize(texts);
        Assert.DoesNotContain(Given.Phone, all, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.ReporterPhone, all, StringComparison.Ordinal);
        Assert.DoesNotContain("amountFen", all, StringComparison.Ordinal);
        Assert.All(texts, entry => Assert.Null(entry.Hash));

        Assert.Equal(CommandOutcome.Forbidden, (await police.DoAsync(incident, new IncidentCommand.WithdrawRequest(request))).Outcome);
        Assert.Equal(RefusalCode.RequestUnknown, (await police.DoAsync(incident, new IncidentCommand.AcknowledgeRequest("req-none"))).Refusal!.Code);
    }

    [Fact]
    public async Task The_holder_sees_whom_he_must_call_and_it_is_written_down()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        var own = (await county.As("duty-zhou").ViewAsync(incident))!.Chain.Single().Persons.Single();
        Assert.Equal(Given.Phone, own.Contacts[0].Value);
        var others = (await county.As("lead-yan").ViewAsync(incident))!.Chain.Single().Persons.Single();
        Assert.Equal(("139****1234", true), (others.Contacts[0].Value, others.Contacts[0].Masked));
        Assert.NotEqual(Given.PersonName, others.Name);
        Assert.Equal(1, await county.Place.CountAsync("select count(*) from access_log where officer = 'duty-zhou'"));
        Assert.Equal(0, await county.Place.CountAsync("select count(*) from access_log where officer = 'lead-yan'"));

        var named = (await county.As("lead-yan").TimelineAsync(incident))!.Items.Single(entry => entry.Kind == "party-named").Data;
        Assert.Contains("139****1234", named, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.ReporterPhone, JsonSerializer.Serialize(await county.As("duty-zhou").TimelineAsync(incident)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_chat_name_one_character_is_shown_wherever_it_stands()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.RecordContactAttempt("boss", ContactChannel.Wechat, ChatName, ContactResult.NoAnswer, county.Time.GetUtcNow(), null, ["duty-zhou", "duty-lu"])));

        var leader = county.As("lead-yan");
        var attempt = Assert.Single((await leader.ViewAsync(incident))!.Contacts.SelectMany(person => person.Attempts));
        Assert.Equal($"b{new string('*', ChatName.Length - 1)}", attempt.Contact);
        Assert.DoesNotContain(ChatName[..2], (await leader.TimelineAsync(incident))!.Items.Single(entry => entry.Kind == "contact-attempted").Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_more_than_before_is_written_down_though_the_last_was_a_moment_ago()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        await county.As("police-fang").ViewAsync(incident);
        var drafted = await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please call.", null, [SharePart.Persons, SharePart.Contacts])));
        await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.ApproveRequest(drafted.RequestId!)));
        await county.As("police-fang").ViewAsync(incident);
        await county.As("police-fang").ViewAsync(incident);

        Assert.Equal(2, await county.Place.CountAsync("select count(*) from access_log where officer = 'police-fang'"));
    }

    [Fact]
    public void Every_kind_the_table_shares_exists()
    {
        Assert.Subset(EventJson.Kinds.ToHashSet(), TimelineRedaction.SharedKinds.ToHashSet());
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task No_stored_byte_shows_a_phone_or_a_name(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        await Given.RaisedAsync(county);
        foreach (var canary in new[] { Given.Phone, Given.ReporterPhone, Given.PersonName })
        {
            Assert.Equal([], await StoredBytes.WithAsync(county.Place, canary));
        }

        // The search itself must be able to find something.
        Assert.NotEmpty(await StoredBytes.WithAsync(county.Place, Given.Employer));
    }

    private static (CommandOutcome, long, int, bool) Answer(CommandReply reply) => (reply.Outcome, reply.Version, reply.Events.Count, reply.Refusal is null);

    private static (CommandOutcome, long, int, bool) Answer(CommandOutcome outcome) => (outcome, 0, 0, true);
}

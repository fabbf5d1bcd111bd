using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P10 of the product over HTTP: with the database away it fails fast, says so, acknowledges nothing, and comes back by itself.</summary>
public sealed class StoreAwayTests : IAsyncLifetime
{
    private const int Rounds = 4;
    private const int DrillScale = 600;
    private const int InLine = 8;

    /// <summary>More than there are connections for reading.</summary>
    private const int ReadersAtOnce = 30;

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("hrb-away-").FullName;
    private PostgresServer server = null!;
    private HostProcess host = null!;
    private CountyClient officer = null!;
    private string noted = "";
    private string drill = "";
    private string untouched = "";

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.StartAsync();
        host = await HostProcess.StartAsync(folder, settings: ("HRB_DATABASE", server.ConnectionString(await server.CreateDatabaseAsync())));
        officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        noted = (string)(await officer.ReportAsync(ReportOf("Gate 1"))).Body!["incidentId"]!;
        untouched = (string)(await officer.ReportAsync(ReportOf("Gate 3"))).Body!["incidentId"]!;
        drill = (string)(await officer.ReportAsync(ReportOf("Gate 2", new { timeScale = DrillScale }))).Body!["incidentId"]!;
    }

    [Fact]
    public Task With_PostgreSQL_frozen_every_answer_is_a_prompt_try_again_and_all_recovers() =>
        GoesAwayAsync(() => server.FreezeAsync(true), () => server.FreezeAsync(false));

    [Fact]
    [Trait(LongRun.Name, LongRun.Value)]
    public Task With_PostgreSQL_killed_every_answer_is_a_prompt_try_again_and_all_recovers() =>
        GoesAwayAsync(server.KillAsync, server.RestartAsync);

    [Fact]
    public async Task With_PostgreSQL_frozen_acts_that_stand_in_line_at_one_incident_are_all_told_in_time()
    {
        Ask[] notes = [.. Enumerable.Range(0, InLine).Select(number => NoteOf($"in-line-{number}"))];
        await server.FreezeAsync(true);
        try
        {
            Assert.All(await Task.WhenAll(notes.Select(SendAsync)), IsPromptTryAgain);
        }
        finally
        {
            await server.FreezeAsync(false);
        }

        foreach (var note in notes)
        {
            await UntilAsync(async () => (await SendAsync(note)).Status == 200);
        }

        Assert.Equal(InLine, (await officer.TimelineAsync(noted)).Count(entry => (string?)entry["kind"] == "note-added"));
    }

    public async ValueTask DisposeAsync()
    {
        officer.Dispose();
        await host.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task GoesAwayAsync(Func<Task> leave, Func<Task> comeBack)
    {
        var acts = Enumerable.Range(0, Rounds).Select(round => Acts(round).ToArray()).ToArray();
        await Task.WhenAll(acts[0].Concat(Reads()).Select(ask => UntilAsync(async () => (await SendAsync(ask)).Status is 200 or 201)));
        await leave();
        try
        {
            foreach (var round in acts.Skip(1))
            {
                // Acts first: what the incident kept in memory is in doubt afterwards, so that reading it needs the database.
                Assert.All(await Task.WhenAll(round.Select(SendAsync)), IsPromptTryAgain);
                Assert.All(await Task.WhenAll(Reads().Select(SendAsync)), IsPromptTryAgain);
                IsSaidToBeOld(await SendAsync(new Ask(HttpMethod.Get, $"/api/incidents/{untouched}")));
            }
        }
        finally
        {
            await comeBack();
        }

        await UntilAsync(async () => (await SendAsync(new Ask(HttpMethod.Get, "/health/ready"))).Status == 200);
        foreach (var act in acts.SelectMany(round => round))
        {
            await UntilAsync(async () => (await SendAsync(act)).Status is 200 or 201);
        }

        Assert.All(await Task.WhenAll(Reads().Select(SendAsync)), answer => Assert.Equal(200, answer.Status));
        Assert.Null((await officer.GetAsync($"/api/incidents/{untouched}")).Body!["asOf"]);
        var notes = (await officer.TimelineAsync(noted)).Where(entry => (string?)entry["kind"] == "note-added").Select(entry => (string)entry["data"]!["text"]!);
        Assert.Equal(acts.SelectMany(round => round).Where(act => act.Path.EndsWith("/commands", StringComparison.Ordinal)).Select(act => act.Key!).Order(), notes.Order());
        var rungs = await RungsAsync();
        await UntilAsync(async () => await RungsAsync() > rungs);
    }

    private static void IsPromptTryAgain(Answer answer)
    {
        Assert.True(answer.Status == 503, $"{answer.Ask.Path} was answered {answer.Status}: {answer.Text}");
        Assert.True(answer.Took < AtMost, $"{answer.Ask.Path} was answered after {answer.Took}.");
        if (!answer.Ask.Path.StartsWith("/health", StringComparison.Ordinal))
        {
            Assert.True(answer.RetryAfter > TimeSpan.Zero, $"{answer.Ask.Path} says no Retry-After.");
            Assert.Contains((string)JsonNode.Parse(answer.Text)!["detail"]!, letter => letter is >= '\u4e00' and <= '\u9fff');
        }
    }

    /// <summary>What nobody acts on stays in memory, and is shown with how old it is.</summary>
    private static void IsSaidToBeOld(Answer answer)
    {
        Assert.True(answer.Status == 200, $"{answer.Ask.Path} was answered {answer.Status}: {answer.Text}");
        Assert.True(answer.Took < AtMost, $"{answer.Ask.Path} was answered after {answer.Took}.");
        Assert.InRange((DateTimeOffset)JsonNode.Parse(answer.Text)!["asOf"]!, DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow);
    }

    private Ask NoteOf(string text) => new(HttpMethod.Post, $"/api/incidents/{noted}/commands", text, new { type = "add-note", text });

    private IEnumerable<Ask> Acts(int round) =>
    [
        NoteOf($"note-{round}"),
        new(HttpMethod.Post, "/api/reports", $"report-{round}", ReportOf($"Yard {round}")),
    ];

    private IEnumerable<Ask> Reads() => new[]
    {
        "/api/incidents",
        $"/api/incidents/{noted}",
        $"/api/incidents/{noted}/timeline",
        $"/api/incidents/{noted}/integrity",
        "/api/agencies/agy-hr/inbox",
        "/health/ready",
    }.Concat(Enumerable.Repeat("/api/incidents?phase=watched", ReadersAtOnce)).Select(path => new Ask(HttpMethod.Get, path));

    private async Task<int> RungsAsync() => (await officer.TimelineAsync(drill)).Count(entry => (string?)entry["kind"] == "holder-sought");

    private async Task<Answer> SendAsync(Ask ask)
    {
        Answer? answer = null;
        var took = await MachineTime.OfAsync(AtMost, async () =>
        {
            using var request = new HttpRequestMessage(ask.Method, ask.Path);
            if (ask.Key is not null)
            {
                request.Headers.Add("Idempotency-Key", ask.Key);
                request.Content = JsonContent.Create(ask.Body);
            }

            using var response = await officer.Http.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answer = new Answer(ask, (int)response.StatusCode, response.Headers.RetryAfter?.Delta, text, default);
        });
        return answer! with { Took = took };
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var patience = DateTimeOffset.UtcNow + BackWithin;
        while (!await holds())
        {
            Assert.True(DateTimeOffset.UtcNow < patience, "It did not come back.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static object ReportOf(string place, object? drill = null) => new
    {
        source = "hotline",
        reportedAt = "2026-01-19T14:26:00+08:00",
        employer = new { name = $"Fictional Labour of {place}" },
        place,
        headcount = 12,
        description = "Wages unpaid for two months.",
        drill,
    };

    private sealed record Ask(HttpMethod Method, string Path, string? Key = null, object? Body = null);

    private sealed record Answer(Ask Ask, int Status, TimeSpan? RetryAfter, string Text, TimeSpan Took);
}

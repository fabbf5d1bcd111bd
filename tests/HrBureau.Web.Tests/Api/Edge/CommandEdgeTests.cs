using HrBureau.Contracts;
using HrBureau.Domain;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class CommandEdgeTests : IAsyncLifetime
{
    private const string Note = """{"type":"add-note","text":"t"}""";
    private Edge edge = null!;

    public async ValueTask InitializeAsync() => edge = await Edge.StartAsync();

    public async ValueTask DisposeAsync() => await edge.DisposeAsync();

    [Fact]
    public async Task The_officers_own_token_goes_with_the_call()
    {
        await edge.CommandAsync(Note);

        Assert.Equal(Edge.Token, Assert.Single(edge.County.Tokens));
    }

    [Theory]
    [InlineData(null, "key-missing")]
    [InlineData(" ", "key-wrong")]
    public async Task A_command_needs_a_key(string? key, string code)
    {
        var (status, problem) = await edge.CommandAsync(Note, key);

        Assert.Equal((400, code), (status, (string?)problem!["code"]));
    }

    [Fact]
    public async Task A_key_has_at_most_a_hundred_characters()
    {
        Assert.Equal(200, (await edge.CommandAsync(Note, new string('k', 100))).Status);
        Assert.Equal(400, (await edge.CommandAsync(Note, new string('k', 101))).Status);
    }

    [Fact]
    public async Task If_Match_reaches_the_incident_as_a_version()
    {
        await edge.CommandAsync(Note, ifMatch: "\"12\"");

        Assert.Equal(12, Assert.Single(edge.County.Commands).IfMatch);
        Assert.Equal(400, (await edge.CommandAsync(Note, ifMatch: "\"abc\"")).Status);
    }

    [Theory]
    [InlineData(CommandOutcome.Refused, 409, "already-held")]
    [InlineData(CommandOutcome.Invalid, 400, "already-held")]
    [InlineData(CommandOutcome.Forbidden, 403, "already-held")]
    [InlineData(CommandOutcome.NotFound, 404, "not-found")]
    [InlineData(CommandOutcome.Stale, 412, "stale")]
    [InlineData(CommandOutcome.KeyReused, 422, "key-reused")]
    [InlineData(CommandOutcome.TryAgain, 503, "try-again")]
    public async Task Every_outcome_has_its_status(CommandOutcome outcome, int status, string code)
    {
        var refusal = new RefusalView(RefusalCode.AlreadyHeld, new Dictionary<string, string>(), "decree-724-41", "to");
        edge.County.Execute = _ => Task.FromResult(new CommandReply(outcome, 9, [], refusal, null));

        var (answered, problem) = await edge.CommandAsync(Note);

        Assert.Equal((status, code), (answered, (string?)problem!["code"]));
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotNull(problem["detail"]);
        Assert.NotNull(problem["next"]);
    }

    [Fact]
    public async Task A_refusal_carries_its_article_and_field_in_the_readers_language()
    {
        edge.County.Execute = _ => Task.FromResult(new CommandReply(
            CommandOutcome.Refused, 9, [], new RefusalView(RefusalCode.SignerNotAuthorised, new Dictionary<string, string> { ["kind"] = "early-intervention" }, "decree-724-41", "requestId"), null));

        var (_, problem) = await edge.CommandAsync(Note);

        Assert.Equal("You may not sign this kind of request (Early intervention).", (string?)problem!["detail"]);
        Assert.Equal("Decree 724", (string?)problem["basis"]!["title"]);
        Assert.Equal("May ask the police.", (string?)problem["basis"]!["sentence"]);
        Assert.NotNull(problem["errors"]!["requestId"]);
    }

    [Fact]
    public async Task Chinese_is_the_language_of_who_asks_for_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/incidents/inc-x");
        using var http = new HttpClient { BaseAddress = edge.Address };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), letter => letter is >= '\u4e00' and <= '\u9fff');
    }

    [Theory]
    [InlineData("zh,en;q=0.8", true)]
    [InlineData("zh-HK,zh;q=0.9,en;q=0.8", true)]
    [InlineData("zh-Hans-CN,en;q=0.5", true)]
    [InlineData("zh-TW", true)]
    [InlineData("zh-CN", true)]
    [InlineData("fr", true)]
    [InlineData("fr,en;q=0.5", false)]
    [InlineData("en-GB,zh;q=0.3", false)]
    [InlineData("en;q=0.2,zh-SG;q=0.7", true)]
    [InlineData("zh;q=0,en", false)]
    public async Task Whoever_reads_any_chinese_is_answered_in_chinese(string languages, bool chinese)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/incidents/inc-x");
        request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        using var http = new HttpClient { BaseAddress = edge.Address };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(chinese, (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Any(letter => letter is >= '\u4e00' and <= '\u9fff'));
    }

    [Theory]
    [InlineData("GET", "/api/reports", "POST")]
    [InlineData("DELETE", "/api/incidents", "GET")]
    [InlineData("GET", "/api/incidents/inc-360121-20260127-001/commands", "POST")]
    public async Task An_address_that_does_not_know_the_method_says_so(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await edge.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(405, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(allowed, answer.Content.Headers.Allow);
        Assert.Contains("method-unknown", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public static TheoryData<Exception> Silences => [new TimeoutException(), new OperationCanceledException("Message expired before placement could complete."), new Npgsql.NpgsqlException("The actor cannot read its state.")];

    [Theory]
    [MemberData(nameof(Silences), DisableDiscoveryEnumeration = true)]
    public async Task A_silo_that_does_not_answer_is_told_as_try_again(Exception silence)
    {
        edge.County.Execute = _ => throw silence;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/incidents/{ScriptedCounty.Incident}/commands") { Content = new StringContent(Note, null, "application/json") };
        request.Headers.Add("Idempotency-Key", "k");

        using var answer = await edge.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_silo_that_hangs_is_given_up_within_ten_seconds()
    {
        edge.County.Execute = _ => new TaskCompletionSource<CommandReply>().Task;
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var (status, _) = await edge.CommandAsync(Note);

        Assert.Equal(503, status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10.5), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData(CallRefusal.NotAllowed, 403)]
    [InlineData(CallRefusal.Expired, 401)]
    [InlineData(CallRefusal.Forged, 401)]
    public async Task What_the_call_filter_refuses_is_told_apart(CallRefusal reason, int status)
    {
        edge.County.Execute = _ => throw new UnauthorizedCallException(reason);

        Assert.Equal(status, (await edge.CommandAsync(Note)).Status);
    }

    [Fact]
    public async Task Absent_not_yours_and_nonsense_give_the_same_bytes()
    {
        var texts = new HashSet<string>();
        foreach (var path in (string[])["/api/incidents/inc-360121-20260127-999", "/api/incidents/inc-nobody/timeline", "/api/incidents/..%2f..%2fetc", "/api/incidents/inc-1/integrity", "/api/agencies/agy-police/inbox", "/api/agencies/x/inbox", "/api/incidents/inc-nobody/events"])
        {
            using var answer = await edge.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(404, (int)answer.StatusCode);
            texts.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Single(texts);
    }

    [Theory]
    [InlineData("/api/incidents?fase=responding", "fase")]
    [InlineData("/api/incidents?phase=responding&id=1", "id")]
    [InlineData("/api/agencies/agy-police/inbox?status=raised", "status")]
    [InlineData("/api/agencies/agy-police/inbox?code=agy-police", "code")]
    [InlineData("/api/incidents/inc-360121-20260127-001/timeline?since=3", "since")]
    [InlineData("/api/agencies/agy-police/roster/gaps?until=2026-01-01", "until")]
    public async Task A_parameter_nobody_knows_is_named(string path, string key)
    {
        using var answer = await edge.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal((400, "query-unknown"), ((int)answer.StatusCode, (string?)problem["code"]));
        Assert.NotNull(problem["errors"]![key]);
    }

    [Theory]
    [InlineData("/api/incidents?phase=sleeping", "phase")]
    [InlineData("/api/incidents?limit=0", "limit")]
    [InlineData("/api/incidents?overdue=maybe", "overdue")]
    [InlineData("/api/incidents?cursor=abc", "cursor")]
    [InlineData("/api/agencies/agy-police/inbox?cursor=abc", "cursor")]
    [InlineData("/api/incidents/inc-1/timeline?after=-1", "after")]
    [InlineData("/api/agencies/agy-hr/inbox?state=lost", "state")]
    [InlineData("/api/agencies/agy-hr/roster/gaps?from=1900-01-01", "from")]
    public async Task A_wrong_parameter_is_named(string path, string parameter)
    {
        using var answer = await edge.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains($"\"{parameter}\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/duty", 404, "Not found, or not yours to see.")]
    [InlineData("/api/nothing", 404, "not-found")]
    public async Task What_is_not_there_is_said_in_words(string path, int status, string words)
    {
        using var answer = await edge.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(words, System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }
}

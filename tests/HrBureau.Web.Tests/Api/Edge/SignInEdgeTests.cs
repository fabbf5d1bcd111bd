using System.Net.Http.Json;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class SignInEdgeTests : IAsyncLifetime
{
    private Edge edge = null!;

    public async ValueTask InitializeAsync() => edge = await Edge.StartAsync();

    public async ValueTask DisposeAsync() => await edge.DisposeAsync();

    [Fact]
    public async Task Signing_in_gives_the_token_and_a_cookie_no_script_can_read()
    {
        using var stranger = edge.Client(null);
        using var answer = await stranger.PostAsJsonAsync("/api/sign-in", new { officer = "duty-zhou", password = "right" }, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith("hrb=", StringComparison.Ordinal));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains(Edge.Token, text, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Edge.Token, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_signing_in_nothing_is_answered()
    {
        using var stranger = edge.Client(null);
        foreach (var path in (string[])["/api/incidents", "/api/incidents/inc-1", "/api/agencies/agy-hr/inbox", "/events"])
        {
            using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(401, (int)answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Failures_are_braked_and_other_officers_are_not()
    {
        using var stranger = edge.Client(null);
        var statuses = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            using var wrong = await stranger.PostAsJsonAsync("/api/sign-in", new { officer = "lead-yan", password = "wrong" }, TestContext.Current.CancellationToken);
            statuses.Add((int)wrong.StatusCode);
        }

        using var other = await stranger.PostAsJsonAsync("/api/sign-in", new { officer = "duty-zhou", password = "right" }, TestContext.Current.CancellationToken);

        Assert.Equal([.. Enumerable.Repeat(401, 10), 429, 429], statuses);
        Assert.Equal(200, (int)other.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("abc")]
    public async Task Whom_nobody_knows_is_limited_whatever_he_calls_himself(string? token)
    {
        edge.County.Known = known => known == Edge.Token;
        using var stranger = edge.Client(token);

        Assert.Contains(429, await StatusesAsync(stranger, 600));
    }

    [Fact]
    public async Task Whom_the_silo_knows_is_not_limited_with_the_strangers_of_his_address()
    {
        edge.County.Known = known => known == Edge.Token;
        Assert.All(await StatusesAsync(edge.Http, 900), status => Assert.Equal(200, status));

        using var stranger = edge.Client("abc");
        Assert.Contains(429, await StatusesAsync(stranger, 600));
        Assert.All(await StatusesAsync(edge.Http, 10), status => Assert.Equal(200, status));

        edge.County.Known = _ => false;
        Assert.Contains(429, await StatusesAsync(edge.Http, 600));
    }

    [Theory]
    [InlineData(null, 403)]
    [InlineData("http://elsewhere.example", 403)]
    [InlineData("same", 200)]
    public async Task An_act_by_cookie_must_come_from_our_own_pages(string? origin, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/incidents/{ScriptedCounty.Incident}/commands") { Content = JsonContent.Create(new { type = "add-note", text = "t" }) };
        request.Headers.Add("Idempotency-Key", "k");
        request.Headers.Add("Cookie", await CookieAsync());
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "same" ? edge.Address.GetLeftPart(UriPartial.Authority) : origin);
        }

        using var browser = edge.Client(null);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? 1 : 0, edge.County.Commands.Count);
    }

    [Theory]
    [InlineData("https://county.example", 200)]
    [InlineData("http://county.example", 403)]
    public async Task Behind_a_proxy_that_ends_tls_cookies_are_secure_and_acts_come_from_the_public_address(string origin, int status)
    {
        await using var own = await Edge.StartAsync(new Uri("https://county.example"));
        using var browser = own.Client(null);
        using var signedIn = await browser.PostAsJsonAsync("/api/sign-in", new { officer = "duty-zhou", password = "right" }, TestContext.Current.CancellationToken);
        var cookies = signedIn.Headers.GetValues("Set-Cookie").ToArray();
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/incidents/{ScriptedCounty.Incident}/commands") { Content = JsonContent.Create(new { type = "add-note", text = "t" }) };
        request.Headers.Add("Idempotency-Key", "k");
        request.Headers.Add("Cookie", cookies.Single(cookie => cookie.StartsWith("hrb=", StringComparison.Ordinal)).Split(';')[0]);
        request.Headers.Add("Origin", origin);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Signing_in_from_a_foreign_page_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-in") { Content = JsonContent.Create(new { officer = "duty-zhou", password = "right" }) };
        request.Headers.Add("Origin", "http://elsewhere.example");
        using var browser = edge.Client(null);
        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(403, (int)answer.StatusCode);
    }

    private static async Task<IReadOnlyList<int>> StatusesAsync(HttpClient caller, int calls)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var own = new List<int>();
            for (var i = 0; i < calls / 20; i++)
            {
                using var answer = await caller.GetAsync(new Uri("/api/incidents", UriKind.Relative), TestContext.Current.CancellationToken);
                own.Add((int)answer.StatusCode);
            }

            return own;
        }));
        return [.. answers.SelectMany(own => own)];
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_the_token()
    {
        using var answer = await edge.Http.PostAsync(new Uri("/api/sign-out", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Equal(Edge.Token, Assert.Single(edge.County.Tokens));
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_others_out()
    {
        using var stranger = edge.Client(null);
        using var answer = await stranger.GetAsync(new Uri("/api/incidents", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
    }

    private async Task<string> CookieAsync()
    {
        using var stranger = edge.Client(null);
        using var answer = await stranger.PostAsJsonAsync("/api/sign-in", new { officer = "duty-zhou", password = "right" }, TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith("hrb=", StringComparison.Ordinal)).Split(';')[0];
    }
}

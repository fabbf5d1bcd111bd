using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.AspNetCore.Http;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The built executable and another agency's own system, over real sockets.</summary>
public sealed class WebhookHostTests : IDisposable
{
    private const string Police = "agy-police";
    private static readonly (string Name, string Value) Opened = ("HRB_WEBHOOK_ALLOW", "127.0.0.1");

    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_system_is_registered_verifies_what_it_gets_and_acknowledges_by_its_key()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await HostProcess.StartAsync(data.Path, settings: Opened);
        using var admin = await CountyClient.SignInAsync(host.Address, "admin");
        var secret = await RegisterAsync(admin, receiver);
        Assert.True((bool)(await SendAsync(admin.Http, HttpMethod.Post, $"/api/agencies/{Police}/webhook/test")).Body!["taken"]!);
        Verify(receiver.Got[0], secret);
        Assert.Throws<WebhookVerificationException>(() => Verify(receiver.Got[0] with { Body = receiver.Got[0].Body.Replace("test", "real", StringComparison.Ordinal) }, secret));

        var key = await KeyAsync(admin, "receipts");
        var reporting = await KeyAsync(admin, "reports");
        using var machine = Machine(host, key);
        using var platform = Machine(host, reporting);
        var report = await SendAsync(platform, HttpMethod.Post, "/api/reports", Report());
        Assert.Equal(201, report.Status);
        var incident = (string)report.Body!["incidentId"]!;
        var request = await AskAsync(host, incident);
        await UntilAsync(() => receiver.Got.Count >= 2);
        var message = receiver.Got[1];
        Verify(message, secret);
        Assert.Equal(request, (string)JsonNode.Parse(message.Body)!["data"]!["requestId"]!);
        Assert.StartsWith("00-", message.Headers["traceparent"], StringComparison.Ordinal);

        var receipt = $"/api/notices/{message.Id}/receipt";
        Assert.Equal(200, (await SendAsync(machine, HttpMethod.Post, receipt, new { state = "seen" })).Status);
        Assert.Equal(200, (await SendAsync(machine, HttpMethod.Post, receipt, new { state = "acknowledged" })).Status);
        Assert.Equal(200, (await SendAsync(machine, HttpMethod.Post, receipt, new { state = "acknowledged" })).Status);
        Assert.Equal(400, (await SendAsync(machine, HttpMethod.Post, receipt, new { state = "lost" })).Status);
        Assert.Equal(404, (await SendAsync(machine, HttpMethod.Post, "/api/notices/ntc-none/receipt", new { state = "seen" })).Status);
        Assert.Equal(404, (await SendAsync(machine, HttpMethod.Post, receipt.Replace("-webhook", "-desk", StringComparison.Ordinal), new { state = "seen" })).Status);
        Assert.Equal(403, (await SendAsync(platform, HttpMethod.Post, receipt, new { state = "seen" })).Status);
        foreach (var path in new[] { $"/api/incidents/{incident}", "/api/incidents", $"/api/agencies/{Police}/inbox", $"/api/agencies/{Police}/webhook", "/api/keys" })
        {
            Assert.Equal(403, (await SendAsync(machine, HttpMethod.Get, path)).Status);
        }

        using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var view = (await officer.GetAsync($"/api/incidents/{incident}")).Body!;
        Assert.Equal("acknowledged", (string)view["requests"]![0]!["state"]!);
        Assert.Contains(view["requests"]![0]!["notices"]!.AsArray(), notice => (string)notice!["channel"]! == "webhook" && (string)notice["state"]! == "seen");
        var timeline = await officer.TimelineAsync(incident);
        Assert.Single(timeline, entry => (string)entry["kind"]! == "request-acknowledged" && entry["by"]!.ToJsonString().Contains("Gateway receipts", StringComparison.Ordinal));
        Assert.Contains("Gateway reports", timeline[0].ToJsonString(), StringComparison.Ordinal);

        Assert.Equal(204, (await SendAsync(admin.Http, HttpMethod.Delete, $"/api/keys/{key.Split('_')[1]}")).Status);
        Assert.Equal(401, (await SendAsync(machine, HttpMethod.Post, receipt, new { state = "seen" })).Status);
        Assert.Equal(404, (await SendAsync(admin.Http, HttpMethod.Delete, $"/api/keys/{key.Split('_')[1]}")).Status);
        foreach (var hidden in new[] { secret, key, reporting })
        {
            Assert.DoesNotContain(hidden[10..], host.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Wrong_keys_are_held_back_like_wrong_passwords()
    {
        await using var host = await HostProcess.StartAsync(data.Path, settings: Opened);
        using var admin = await CountyClient.SignInAsync(host.Address, "admin");
        var key = await KeyAsync(admin, "receipts");
        using var guesser = Machine(host, $"{key[..^4]}0000");
        var answers = new List<int>();
        for (var i = 0; i < 14; i++)
        {
            answers.Add((await SendAsync(guesser, HttpMethod.Get, "/api/incidents")).Status);
        }

        Assert.Equal(401, answers[0]);
        Assert.Equal(429, answers[^1]);
    }

    [Theory]
    [InlineData("receipts", "/api/notices/ntc-inc-360121-20260127-001-4-police-webhook/receipt", 404)]
    [InlineData("reports", "/api/reports", 400)]
    public async Task A_key_that_floods_us_waits_and_no_other_does(string scope, string path, int answered)
    {
        await using var host = await HostProcess.StartAsync(data.Path, settings: Opened);
        using var admin = await CountyClient.SignInAsync(host.Address, "admin");
        using var flooding = Machine(host, await KeyAsync(admin, scope));
        using var calm = Machine(host, await KeyAsync(admin, scope));
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var mine = new List<HttpResponseMessage>();
            // An incident that is not there is forgotten after each question, and whoever asks meanwhile is told to come again.
            while (mine.Count < 400 && mine.All(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable || (int)answer.StatusCode == answered))
            {
                mine.Add(await flooding.PostAsJsonAsync(path, new { state = "seen" }));
            }

            return mine[^1];
        })));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode));
        Assert.All(answers, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30));
        Assert.Equal(answered, (await SendAsync(calm, HttpMethod.Post, path, new { state = "seen" })).Status);
        await UntilAsync(async () => (await SendAsync(flooding, HttpMethod.Post, path, new { state = "seen" })).Status == answered);
    }

    [Fact]
    public async Task Without_the_operators_leave_nothing_goes_to_the_machine_itself()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await HostProcess.StartAsync(data.Path);
        using var admin = await CountyClient.SignInAsync(host.Address, "admin");
        foreach (var url in new[] { receiver.Url, $"https://127.0.0.1:{receiver.Address.Port}/", "https://localhost/", "https://[::1]/", "http://169.254.169.254/latest/" })
        {
            var refused = await SendAsync(admin.Http, HttpMethod.Put, $"/api/agencies/{Police}/webhook", new { url });
            Assert.Equal((400, "webhook-address-refused"), (refused.Status, (string)refused.Body!["code"]!));
        }

        using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        Assert.Equal(403, (await SendAsync(officer.Http, HttpMethod.Put, $"/api/agencies/{Police}/webhook", new { url = receiver.Url })).Status);
        Assert.Equal(404, (await SendAsync(admin.Http, HttpMethod.Get, "/api/agencies/agy-nowhere/webhook")).Status);
        Assert.Empty(receiver.Got);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_after_it_was_sent_and_before_that_was_written_it_goes_again_under_the_same_id(bool onPostgres)
    {
        await using var receiver = await Receiver.StartAsync();
        var settings = onPostgres ? await HostProcess.OnPostgresAsync() : [];
        string incident;
        await using (var host = await HostProcess.StartAsync(data.Path, 0, [.. settings, Opened, Known, (Failpoint.Variable, "webhook.sent=kill")]))
        {
            using var admin = await CountyClient.SignInAsync(host.Address, "admin");
            await RegisterAsync(admin, receiver);
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            incident = (string)(await officer.ReportAsync(Report())).Body!["incidentId"]!;
            await AskAsync(host, incident, killed: true);
            Assert.Equal(137, await host.ExitAsync());
        }

        Assert.Single(receiver.Got);
        await using var again = await HostProcess.StartAsync(data.Path, 0, [.. settings, Opened, Known]);
        await UntilAsync(() => receiver.Got.Count >= 2, again);
        using var reader = await CountyClient.SignInAsync(again.Address, "duty-zhou");
        await UntilAsync(async () => (await SentAsync(reader, incident, receiver.Got[0].Id)) == 1);
        Assert.Equal(receiver.Got[0].Id, receiver.Got[1].Id);
        Assert.Equal(receiver.Got[0].Body, receiver.Got[1].Body);
        Assert.Equal((2, 1), (receiver.Got.Count, await SentAsync(reader, incident, receiver.Got[0].Id)));
    }

    /// <summary>The address that links carry stays the same, whatever port the process comes back at.</summary>
    private static (string, string) Known => ("HRB_PUBLIC_URL", "http://127.0.0.1:8099");

    private static async Task<int> SentAsync(CountyClient reader, string incident, string notice) =>
        (await reader.TimelineAsync(incident)).Count(entry => (string)entry["kind"]! == "notice-sent" && entry["data"]!.ToJsonString().Contains($"\"{notice}\"", StringComparison.Ordinal));

    private static async Task<string> RegisterAsync(CountyClient admin, Receiver receiver)
    {
        var registered = await SendAsync(admin.Http, HttpMethod.Put, $"/api/agencies/{Police}/webhook", new { url = receiver.Url });
        Assert.Equal(200, registered.Status);
        var secret = (string)registered.Body!["secret"]!;
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", secret);
        Assert.DoesNotContain("secret\":\"", (await SendAsync(admin.Http, HttpMethod.Get, $"/api/agencies/{Police}/webhook")).Body!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        return secret;
    }

    private static async Task<string> KeyAsync(CountyClient admin, string scope)
    {
        var made = await SendAsync(admin.Http, HttpMethod.Post, "/api/keys", new { agency = Police, name = $"Gateway {scope}", scopes = new[] { scope } });
        Assert.Equal(201, made.Status);
        return (string)made.Body!["key"]!;
    }

    private static HttpClient Machine(HostProcess host, string key)
    {
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return http;
    }

    private static object Report() => new
    {
        source = "hotline",
        reportedAt = DateTimeOffset.UtcNow.AddMinutes(-1),
        employer = new { name = "Fictional Builders" },
        place = "Gate 1",
        headcount = 46,
        description = "Wages unpaid for three months",
    };

    /// <summary>Takes charge and raises a request to the police, signed in one act.</summary>
    private static async Task<string?> AskAsync(HostProcess host, string incident, bool killed = false)
    {
        using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        using var chief = await CountyClient.SignInAsync(host.Address, "chief-zheng");
        Assert.Equal(200, (await officer.CommandAsync(incident, new { type = "verify-report", headcount = 46 })).Status);
        Assert.Equal(200, (await officer.CommandAsync(incident, new { type = "take-charge" })).Status);
        try
        {
            var raised = await chief.CommandAsync(incident, new { type = "raise-request", kind = "early-intervention", to = Police, text = "Please come." });
            Assert.True(raised.Status == 200, raised.Text);
            return (string)raised.Body!["requestId"]!;
        }
        catch (HttpRequestException) when (killed)
        {
            return null; // It was killed while it answered; the act stands or is not there, which the receiver will tell.
        }
    }

    private static void Verify(Received message, string secret) => new StandardWebhook(secret).Verify(message.Body, new HeaderDictionary(message.Headers.ToDictionary(header => header.Key, header => new Microsoft.Extensions.Primitives.StringValues(header.Value))));

    private static async Task<(int Status, JsonNode? Body)> SendAsync(HttpClient http, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length > 0 && answer.StatusCode != HttpStatusCode.NoContent ? JsonNode.Parse(text) : null);
    }

    private static Task UntilAsync(Func<bool> holds, HostProcess? host = null) => UntilAsync(() => Task.FromResult(holds()), host);

    private static async Task UntilAsync(Func<Task<bool>> holds, HostProcess? host = null)
    {
        for (var begin = Stopwatch.GetTimestamp(); !await holds();)
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(90), $"Waited in vain. {host?.Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

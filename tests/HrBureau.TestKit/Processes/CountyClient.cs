using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HrBureau.TestKit;

/// <summary>A signed-in officer who talks to the product over HTTP, as another agency's system would.</summary>
public sealed class CountyClient : IDisposable
{
    private const int MostAttempts = 5;

    private CountyClient(HttpClient http, string officer)
    {
        Http = http;
        Officer = officer;
    }

    /// <summary>The plain client, with the officer's token.</summary>
    public HttpClient Http { get; }

    /// <summary>Officer id.</summary>
    public string Officer { get; }

    /// <summary>Signs in.</summary>
    public static async Task<CountyClient> SignInAsync(Uri address, string officer, string password = HostProcess.Password, string? newPassword = null)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await http.PostAsJsonAsync(new Uri("/api/sign-in", UriKind.Relative), newPassword is null ? new { officer, password } : (object)new { officer, password, newPassword }).ConfigureAwait(false);
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>().ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{officer} could not sign in: {(int)answer.StatusCode} {body}");
        }

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)body!["token"]);
        return new CountyClient(http, officer);
    }

    /// <summary>Issues one command; sent again with the same key while the answer is to try again.</summary>
    public async Task<Answer> CommandAsync(string incident, object command, string? key = null, long? ifMatch = null)
    {
        key ??= Guid.NewGuid().ToString("N");
        return await SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/incidents/{incident}/commands") { Content = JsonContent.Create(command) };
            request.Headers.Add("Idempotency-Key", key);
            if (ifMatch is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", $"\"{ifMatch}\"");
            }

            return request;
        }).ConfigureAwait(false);
    }

    /// <summary>Sends a report; again with the same key while the answer is to try again.</summary>
    public async Task<Answer> ReportAsync(object report, string? key = null)
    {
        key ??= Guid.NewGuid().ToString("N");
        return await SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/reports") { Content = JsonContent.Create(report) };
            request.Headers.Add("Idempotency-Key", key);
            return request;
        }).ConfigureAwait(false);
    }

    /// <summary>Posts to an address.</summary>
    /// <param name="path">Where.</param>
    /// <param name="body">What; nothing by default.</param>
    /// <returns>The answer.</returns>
    public async Task<Answer> PostAsync(string path, object? body = null) => await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) }).ConfigureAwait(false);

    /// <summary>Reads a resource.</summary>
    public async Task<Answer> GetAsync(string path) => await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path)).ConfigureAwait(false);

    /// <summary>The whole timeline, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> TimelineAsync(string incident)
    {
        var entries = new List<JsonNode>();
        for (long? after = 0; after is not null;)
        {
            var page = (await GetAsync($"/api/incidents/{incident}/timeline?after={after}&limit=500").ConfigureAwait(false)).Body!;
            entries.AddRange(page["items"]!.AsArray().Select(item => item!));
            after = (long?)page["nextAfter"];
        }

        return entries;
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    private async Task<Answer> SendAsync(Func<HttpRequestMessage> make)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = make();
            using var answer = await Http.SendAsync(request).ConfigureAwait(false);
            if ((int)answer.StatusCode != 503 || attempt == MostAttempts)
            {
                var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
                return new Answer((int)answer.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null, text);
            }

            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMilliseconds(200)).ConfigureAwait(false);
        }
    }

    /// <summary>An HTTP answer.</summary>
    /// <param name="Status">Status code.</param>
    /// <param name="Body">Its JSON, where it has one.</param>
    /// <param name="Text">Its text.</param>
    public sealed record Answer(int Status, JsonNode? Body, string Text);
}

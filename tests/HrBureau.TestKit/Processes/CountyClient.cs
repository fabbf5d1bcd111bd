using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HrBureau.TestKit;

/// <summary>A signed-in officer who talks to the product over HTTP, as another agency's system would.</summary>
public sealed class CountyClient : IDisposable
{
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
    public static async Task<CountyClient> SignInAsync(Uri address, string officer, string password = HostProcess.Password)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await http.PostAsJsonAsync(new Uri("/api/sign-in", UriKind.Relative), new { officer, password }).ConfigureAwait(false);
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>().ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{officer} could not sign in: {(int)answer.StatusCode} {body}");
        }

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)body!["token"]);
        return new CountyClient(http, officer);
    }

    /// <summary>Issues one command.</summary>
    public async Task<Answer> CommandAsync(string incident, object command, string? key = null, long? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/incidents/{incident}/commands") { Content = JsonContent.Create(command) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{ifMatch}\"");
        }

        return await SendAsync(request).ConfigureAwait(false);
    }

    /// <summary>Sends a report.</summary>
    public async Task<Answer> ReportAsync(object report, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/reports") { Content = JsonContent.Create(report) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await SendAsync(request).ConfigureAwait(false);
    }

    /// <summary>Reads a resource.</summary>
    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request).ConfigureAwait(false);
    }

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

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var answer = await Http.SendAsync(request).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        return new Answer((int)answer.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null, text);
    }

    /// <summary>An HTTP answer.</summary>
    /// <param name="Status">Status code.</param>
    /// <param name="Body">Its JSON, where it has one.</param>
    /// <param name="Text">Its text.</param>
    public sealed record Answer(int Status, JsonNode? Body, string Text);
}

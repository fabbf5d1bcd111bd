using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace HrBureau.Host;

/// <summary>The system as it runs, for verbs that do what an officer does: over the same API, with the same rights, on the same timeline.</summary>
internal sealed class RunningSystem : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>Why a call is refused that nobody answers.</summary>
    public const string Away = "api-away";

    /// <summary>Somebody answers, and what he needs behind him is away.</summary>
    public const string Busy = "api-busy";

    private readonly HttpClient _http;

    /// <summary>The system at the address it was told to listen at.</summary>
    public RunningSystem(Settings settings)
    {
        _http = new HttpClient { BaseAddress = LoopbackAddress.Of(settings), Timeout = Patience };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
    }

    /// <summary>Signs an officer in.</summary>
    /// <exception cref="StartRefusedException">Nobody answers there, or he is not let in.</exception>
    public async Task SignInAsync(Settings settings, string officer)
    {
        var password = settings.Password ?? settings.BootstrapPassword ?? FirstSignInFile.Find(settings.DataFolder, officer) ?? Ask(officer);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-in") { Content = JsonContent.Create(new { officer, password }) };
        var signed = await SendAsync(request);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)signed["token"]!);
    }

    /// <summary>Sends a request.</summary>
    /// <returns>The body of the answer.</returns>
    /// <exception cref="StartRefusedException">Refused, with the sentence the API gave, or nobody answers.</exception>
    public async Task<JsonNode> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using var answer = await _http.SendAsync(request);
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync()) ?? new JsonObject();
            return answer.IsSuccessStatusCode ? body : throw StartRefusedException.Because(answer.StatusCode == HttpStatusCode.ServiceUnavailable ? Busy : "api-refused", Sentence(body, answer.StatusCode));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            throw StartRefusedException.Because(Away, _http.BaseAddress!);
        }
    }

    /// <summary>Reads an address.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private static string Sentence(JsonNode body, HttpStatusCode status) => (string?)body["detail"] is { } detail
        ? $"{detail}{(string?)body["next"]}{string.Concat((body["errors"] as JsonObject)?.Select(error => $"\n  {error.Key}: {(string?)error.Value?[0]}") ?? [])}"
        : $"HTTP {(int)status}";

    /// <summary>Asks at the terminal, without showing what is typed.</summary>
    private static string Ask(string officer)
    {
        if (Console.IsInputRedirected)
        {
            throw StartRefusedException.Because("password-missing", officer);
        }

        Console.Error.Write(HostTexts.Both("password-asked", officer));
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            typed.Length -= key.Key == ConsoleKey.Backspace && typed.Length > 0 ? 1 : 0;
            typed.Append(char.IsControl(key.KeyChar) ? "" : key.KeyChar.ToString());
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}

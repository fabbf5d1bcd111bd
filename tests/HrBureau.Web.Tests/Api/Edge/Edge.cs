using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrBureau.Web.Tests;

/// <summary>The web floor on a real socket, with a script in place of the cluster.</summary>
internal sealed class Edge : IAsyncDisposable
{
    /// <summary>A token as the silo's look, of <c>duty-zhou</c>.</summary>
    public static readonly string Token = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes("""{"subject":"duty-zhou"}"""))}.sig";

    private readonly WebApplication app;

    private Edge(WebApplication app, ScriptedCounty county)
    {
        this.app = app;
        County = county;
        Address = new Uri(app.Urls.First());
        Http = Client(Token);
    }

    public ScriptedCounty County { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>A client that carries the token.</summary>
    public HttpClient Http { get; }

    public static async Task<Edge> StartAsync(Uri? publicUrl = null, IClusterClient? cluster = null)
    {
        var county = new ScriptedCounty();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "HrBureau.Host", EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(cluster ?? ScriptedSilo.For(county));
        builder.Services.AddSingleton<IServiceIdentity>(new WebIdentity());
        builder.Services.AddHrBureauWeb(publicUrl);
        var app = builder.Build();
        app.MapHrBureauWeb();
        await app.StartAsync();
        return new Edge(app, county);
    }

    public HttpClient Client(string? token)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        if (token is not null)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return http;
    }

    /// <summary>Posts bytes as they are.</summary>
    public async Task<(int Status, JsonNode? Body)> PostAsync(string path, byte[] body, string? key = "k-1", string? ifMatch = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    public Task<(int Status, JsonNode? Body)> CommandAsync(string json, string? key = "k-1", string? ifMatch = null) =>
        PostAsync($"/api/incidents/{ScriptedCounty.Incident}/commands", Encoding.UTF8.GetBytes(json), key, ifMatch);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private sealed class WebIdentity : IServiceIdentity
    {
        public string CurrentToken() => "service";
    }
}

using HrBureau.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrBureau.Web.Tests;

/// <summary>The web floor on a real port with a paper cluster behind it.</summary>
public sealed class PaperConsole : IAsyncDisposable
{
    private const string Host = "HrBureau.Host";

    // The lists of static files belong to the executable that serves them; taken once, however many consoles start at once.
    private static readonly Lazy<bool> StaticFiles = new(TakeStaticFiles);

    private readonly WebApplication app;

    private PaperConsole(WebApplication app, PaperCounty county)
    {
        this.app = app;
        County = county;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>What stands behind it.</summary>
    public PaperCounty County { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it knows of its silos.</summary>
    public SiloReach Reach => app.Services.GetRequiredService<SiloReach>();

    /// <summary>Starts it as the host does in production.</summary>
    public static async Task<PaperConsole> StartAsync(int port = 0)
    {
        _ = StaticFiles.Value;
        var county = new PaperCounty();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = Host, EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddHrBureauWeb();
        builder.Services.AddSingleton(PaperCluster.Of(_ => county));
        builder.Services.AddSingleton<IServiceIdentity, PaperIdentity>();
        var app = builder.Build();
        app.MapHrBureauWeb();
        await app.StartAsync();
        return new PaperConsole(app, county);
    }

    private static bool TakeStaticFiles()
    {
        foreach (var list in Directory.EnumerateFiles(Repository.Built(Host), $"{Host}.staticwebassets.*.json"))
        {
            File.Copy(list, Path.Combine(AppContext.BaseDirectory, Path.GetFileName(list)), overwrite: true);
        }

        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Lets the streams of open pages end before what serves them is taken away.
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

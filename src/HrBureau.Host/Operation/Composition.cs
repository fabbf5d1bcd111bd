using System.Diagnostics.CodeAnalysis;
using HrBureau.Contracts;
using HrBureau.Silo;
using HrBureau.Storage;
using HrBureau.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace HrBureau.Host;

/// <summary>Puts the floors together for one role.</summary>
internal static class Composition
{
    /// <summary>The folder of the keys of cookies, where silo and web are one process.</summary>
    public const string WebKeys = "web-keys";

    /// <summary>How long a stop may take; whoever stops this process from outside waits longer, or he cuts off what is being answered.</summary>
    public static readonly TimeSpan DrainWithin = TimeSpan.FromSeconds(30);

    public static async Task<WebApplication> ComposeAsync(Settings settings)
    {
        // Read beside the first steps of the composition: both are mostly first-time work of the runtime.
        var county = settings.HasSilo ? Task.Run(() => CountyFolder.Read(settings)) : null;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. settings.Urls]).UseStaticWebAssets().UseKestrelHttpsConfiguration();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainWithin);

        // Tells a service manager when it has started and when it is stopping; without one it does nothing.
        builder.Services.AddSystemd();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Readiness>();
        builder.AddLogs();
        builder.AddTelemetry(settings);
        if (county is not null)
        {
            builder.AddSilo(settings, await county);
        }

        if (settings.HasWeb)
        {
            builder.AddWeb(settings);
        }

        var app = builder.Build();
        if (settings.HasWeb)
        {
            app.MapHrBureauWeb();
        }

        app.MapHealth();
        foreach (var secret in settings.Secrets.Where(PrivateFile.IsOpenToAll))
        {
            app.Logger.SecretOpen(secret);
        }

        return app;
    }

    /// <summary>A silo without a door for people, for what an administrator does at the terminal.</summary>
    public static IHost ComposeForAdmin(Settings settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);

        // Beside running silos, and none of them: their ports and their membership are not its own.
        builder.AddSilo(settings with { Role = Role.All, SiloPort = null }, CountyFolder.Read(settings));
        return builder.Build();
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The keys live as long as the process.")]
    private static void AddSilo(this IHostApplicationBuilder builder, Settings settings, CountyFolder county)
    {
        var storage = StoreOf.Options(settings);
        PrivateFile.MakeFolder(settings.DataFolder);
        var keys = KeyFile.Open(settings);
        if (storage.Kind == StorageKind.Postgres)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new CommonTime(TimeProvider.System)));
        }

        if (settings.Role == Role.Silo)
        {
            builder.Services.AddSingleton<SiloDetails>().AddSingleton<ILocalSiloDetails>(static services => services.GetRequiredService<SiloDetails>());
        }

        builder.Services.AddHrBureauStorage(storage);
        if (settings.Role == Role.Silo)
        {
            builder.AddNode(settings);
        }

        builder.UseOrleans(silo => (settings.Role == Role.All ? silo.UseOneProcess(settings) : silo.UseMembership(settings, storage)).AddHrBureauSilo(storage, keys, county.Mechanism, county.Calendar, Webhooks(settings), CountyFolder.Scenarios(settings)));
    }

    /// <summary>Opens what this process shows the others of its cluster, where it has something to show.</summary>
    private static void AddNode(this IHostApplicationBuilder builder, Settings settings)
    {
        if (settings.Node is not { } files)
        {
            return;
        }

        var text = NodeText.Read(files);
        var identity = NodeIdentity.Of(text, settings);
        builder.Services.AddSingleton(services => new NodeCertificate(settings, text, identity, TimeProvider.System, services.GetRequiredService<ILogger<NodeCertificate>>()));
        builder.Services.AddHostedService<CertificateWatch>();
    }

    private static WebhookOptions Webhooks(Settings settings) => new()
    {
        Allowed = settings.WebhookAllow,
        PublicUrl = Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out var address) ? address : new WebhookOptions().PublicUrl,
    };

    private static void AddWeb(this WebApplicationBuilder builder, Settings settings)
    {
        if (settings.HasSilo)
        {
            builder.Services.AddSingleton<IServiceIdentity, OwnServiceIdentity>();
        }
        else
        {
            var path = settings.ServiceTokenFile!;
            if (!File.Exists(path))
            {
                throw StartRefusedException.Because("service-token-missing", path);
            }

            builder.Services.AddSingleton<IServiceIdentity>(services => new KeptServiceIdentity(path, services.GetRequiredService<TimeProvider>()));
            builder.Services.AddHostedService<Leaving>();
            builder.Services.AddHrBureauContracts();
            var storage = StoreOf.Options(settings);
            storage.Validate();
            builder.AddNode(settings);
            SiloSearch.Add(builder.Services, () => builder.UseOrleansClient(client => client.UseMembership(settings, storage).AddActivityPropagation()));
        }

        AddCookieKeys(builder.Services, settings);
        builder.Services.AddHrBureauWeb(Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out var address) ? address : null);
    }

    /// <summary>Cookies stay good over a restart. One process keeps their keys in its folder; several have a silo keep them, for a folder that all of them share is one more thing to build and to guard.</summary>
    private static void AddCookieKeys(IServiceCollection services, Settings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("hrbureau");
        if (!settings.HasSilo)
        {
            services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(known =>
                new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new SharedKeys(known.GetRequiredService<SiloCalls>())));
            return;
        }

        var folder = Path.Combine(settings.DataFolder, WebKeys);
        PrivateFile.MakeFolder(folder);
        keys.PersistKeysToFileSystem(new DirectoryInfo(folder));
    }

    private static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.Configure(logs => logs.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("HrBureau", LogLevel.Information);

        // It would put the address of the request, where people type names and numbers, on every line written meanwhile.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // A county's machine is small on purpose, and the folder of the cookie keys is the running account's alone.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // Its warning about a check that "has not completed for" as long as the machine runs is false at every start.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
    }
}

using HrBureau.Silo;
using HrBureau.Storage;
using Microsoft.AspNetCore.Connections;

namespace HrBureau.Host;

/// <summary>Runs until it is told to stop.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(Settings settings)
    {
        SiloPorts.RequireFree(settings);
        await using var app = await Composition.ComposeAsync(settings);
        if (settings.HasSilo)
        {
            await PrepareTablesAsync(app.Services, settings);
        }

        if (settings.Role == Role.Silo)
        {
            await app.Services.GetRequiredService<SiloDetails>().BeginAsync();
        }

        try
        {
            await app.StartAsync();
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw StartRefusedException.Because("address-in-use", string.Join(' ', settings.Urls));
        }

        foreach (var warning in Clustering.Warnings(settings))
        {
            await Console.Error.WriteLineAsync(HostTexts.Both(warning, Clustering.PlacesOf(settings)));
        }

        Console.WriteLine(settings.HasWeb ? HostTexts.Both("started", settings.PublicUrl) : HostTexts.Both("started-silo", settings.Urls[0]));
        if (settings.HasSilo)
        {
            Console.WriteLine(settings.IsDemo ? await OpenAccountsAsync(app.Services, settings) : await ShowTokenAsync(app.Services, settings));
        }

        app.Services.GetRequiredService<Readiness>().Open();
        var taking = settings is { HasSilo: true, IsDemo: false }
            ? SetUpTokenFile.TakeAwayAsync(settings.DataFolder, app.Services.GetRequiredService<SetUp>(), app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping)
            : Task.CompletedTask;
        await app.WaitForShutdownAsync();
        await taking;
        return 0;
    }

    // One process makes its own tables; in a cluster that is the verb migrate, run by a role that may.
    private static Task PrepareTablesAsync(IServiceProvider services, Settings settings)
    {
        var migrator = services.GetRequiredService<Migrator>();
        return settings.Role == Role.All ? migrator.MigrateAsync() : migrator.RequireAsync();
    }

    private static async Task<string> OpenAccountsAsync(IServiceProvider services, Settings settings)
    {
        var opened = await services.GetRequiredService<Accounts>().OpenAsync(
            settings.BootstrapPassword,
            passwords =>
            {
                if (settings.BootstrapPassword is null)
                {
                    FirstSignInFile.Add(settings.DataFolder, passwords);
                }
            });
        return (settings.BootstrapPassword, opened) switch
        {
            (not null, _) => HostTexts.Both("sign-in-bootstrap"),
            (null, { Count: > 0 }) => string.Join('\n', [
                HostTexts.Both("sign-in-first", FirstSignInFile.PathIn(settings.DataFolder)),
                .. opened.Select(first => $"  {first.Officer,-16} {first.Password}")]),
            _ => HostTexts.Both("sign-in-later"),
        };
    }

    // A real county begins with nobody: whoever can read this terminal or the running account's files makes the first administrator.
    private static async Task<string> ShowTokenAsync(IServiceProvider services, Settings settings)
    {
        var drawn = await services.GetRequiredService<SetUp>().DrawAsync();
        SetUpTokenFile.Keep(settings.DataFolder, drawn);
        return drawn switch
        {
            { Token: { } token } => HostTexts.Both("set-up-token", token, settings.PublicUrl.TrimEnd('/'), HostTexts.Time(drawn.Until), SetUpTokenFile.PathIn(settings.DataFolder)),
            { Elsewhere: { } silo } => HostTexts.Both("set-up-elsewhere", silo, HostTexts.Time(drawn.Until)),
            _ => HostTexts.Both("sign-in-later"),
        };
    }
}

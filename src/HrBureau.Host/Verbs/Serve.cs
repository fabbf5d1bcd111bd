using HrBureau.Silo;
using HrBureau.Storage;
using Microsoft.AspNetCore.Connections;

namespace HrBureau.Host;

/// <summary>Runs until it is told to stop.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(Settings settings)
    {
        await using var app = await Composition.ComposeAsync(settings);
        if (settings.HasSilo)
        {
            await PrepareTablesAsync(app.Services, settings);
        }

        try
        {
            await app.StartAsync();
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw StartRefusedException.Because("address-in-use", string.Join(' ', settings.Urls));
        }

        Console.WriteLine(settings.HasWeb ? HostTexts.Both("started", settings.PublicUrl) : HostTexts.Both("started-silo", settings.Urls[0]));
        if (settings.HasSilo)
        {
            var opened = await OpenAccountsAsync(app.Services, settings);
            Console.WriteLine(SignInAdvice(settings, opened));
        }

        app.Services.GetRequiredService<Readiness>().Open();
        await app.WaitForShutdownAsync();
        return 0;
    }

    // One process makes its own tables; in a cluster that is the verb migrate, run by a role that may.
    private static Task PrepareTablesAsync(IServiceProvider services, Settings settings)
    {
        var migrator = services.GetRequiredService<Migrator>();
        return settings.Role == Role.All ? migrator.MigrateAsync() : migrator.RequireAsync();
    }

    private static Task<IReadOnlyList<FirstPassword>> OpenAccountsAsync(IServiceProvider services, Settings settings) =>
        services.GetRequiredService<Accounts>().OpenAsync(
            settings.IsDemo,
            settings.BootstrapPassword,
            passwords =>
            {
                if (settings.BootstrapPassword is null)
                {
                    FirstSignInFile.Add(settings.DataFolder, passwords);
                }
            });

    private static string SignInAdvice(Settings settings, IReadOnlyList<FirstPassword> opened) => (settings.BootstrapPassword, opened) switch
    {
        (not null, _) => HostTexts.Both("sign-in-bootstrap"),
        (null, { Count: > 0 }) => string.Join('\n', [
            HostTexts.Both("sign-in-first", FirstSignInFile.PathIn(settings.DataFolder)),
            .. opened.Select(first => $"  {first.Officer,-16} {first.Password}")]),
        _ => HostTexts.Both("sign-in-later"),
    };
}

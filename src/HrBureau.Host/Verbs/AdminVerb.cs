using System.Globalization;
using HrBureau.Domain;
using HrBureau.Silo;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary><c>admin …</c>: what is done at the terminal of the machine that holds the keys.</summary>
internal static class AdminVerb
{
    private static readonly TimeSpan ServiceTokenLifetime = TimeSpan.FromDays(366);

    public static Task<int> ResetPasswordAsync(Settings settings, string officer) => WithAccountsAsync(settings, officer, async accounts =>
        await accounts.ResetAsync(officer) is { } password ? HostTexts.Both("password-reset", officer, password) : null);

    public static Task<int> RequireCodeAsync(Settings settings, string officer) => WithAccountsAsync(settings, officer, async accounts =>
        await accounts.RequireCodeAsync(officer) is { } address ? HostTexts.Both("code-required", officer, address) : null);

    public static Task<int> DropCodeAsync(Settings settings, string officer) => WithAccountsAsync(settings, officer, async accounts =>
        await accounts.DropCodeAsync(officer) ? HostTexts.Both("code-dropped", officer) : null);

    /// <summary>Ends an officer's rights within seconds, unless that would do harm that nobody has looked at.</summary>
    public static Task<int> DisableAsync(Settings settings, string officer, bool anyway) => WithAccountsAsync(settings, officer, async accounts =>
        await accounts.DisableAsync(officer, anyway) switch
        {
            AccountClosing.Closed { Shifts: [] } => HostTexts.Both("disabled", officer),
            AccountClosing.Closed closed => HostTexts.Both("disabled-empty", officer, Listed(closed.Shifts)),
            AccountClosing.LeavesEmpty left => throw StartRefusedException.Because("shifts-left-empty", officer, Listed(left.Shifts)),
            AccountClosing.LastAdministrator => throw StartRefusedException.Because("last-administrator", officer),
            _ => null,
        });

    public static Task<int> EnableAsync(Settings settings, string officer) => WithAccountsAsync(settings, officer, async accounts =>
        await accounts.EnableAsync(officer) ? HostTexts.Both("enabled", officer) : null);

    /// <summary>Once a year, for the web processes of a cluster: they hold no key and cannot make one.</summary>
    public static Task<int> PrintServiceTokenAsync(Settings settings)
    {
        using var keys = KeyFile.Open(settings);
        Console.WriteLine(new Tokens(keys, TimeProvider.System).IssueService("web", ServiceTokenLifetime).Text);
        return Task.FromResult(0);
    }

    private static async Task<int> WithAccountsAsync(Settings settings, string officer, Func<Accounts, Task<string?>> act)
    {
        using var host = Composition.ComposeForAdmin(settings with { Role = Role.All });
        await host.Services.GetRequiredService<Migrator>().RequireAsync();
        await host.StartAsync();
        try
        {
            Console.WriteLine(await act(host.Services.GetRequiredService<Accounts>()) ?? throw StartRefusedException.Because("officer-unknown", officer));
            return 0;
        }
        finally
        {
            await host.StopAsync();
        }
    }

    private static string Listed(IReadOnlyList<RosterRow> shifts) => string.Join('\n', shifts.Select(shift => string.Create(
        CultureInfo.InvariantCulture,
        $"  {shift.Agency}/{shift.Post}  {string.Join(' ', shift.Days.Select(day => day.ToString()[..3]))}  {shift.From:HH:mm}-{shift.To:HH:mm}")));
}

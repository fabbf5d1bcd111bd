using System.Globalization;
using HrBureau.Contracts;
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
            PeopleOutcome.Done { Holdings: null } => HostTexts.Both("disabled", officer),
            PeopleOutcome.Done { Holdings: { } left } => HostTexts.Both("disabled-empty", officer, Listed(left)),
            PeopleOutcome.LeavesEmpty empty => throw StartRefusedException.Because("shifts-left-empty", officer, Listed(empty.Holdings)),
            PeopleOutcome.Refused refused => throw Refuse(officer, refused),
            _ => null,
        });

    public static Task<int> EnableAsync(Settings settings, string officer) => WithAccountsAsync(settings, officer, async accounts =>
        await accounts.EnableAsync(officer) switch
        {
            PeopleOutcome.Refused refused => throw Refuse(officer, refused),
            null => null,
            _ => HostTexts.Both("enabled", officer),
        });

    /// <summary>Once a year, for the web processes of a cluster: they hold no key and cannot make one.</summary>
    public static Task<int> PrintServiceTokenAsync(Settings settings)
    {
        using var keys = KeyFile.Open(settings);
        Console.WriteLine(new Tokens(keys, TimeProvider.System).IssueService("web", ServiceTokenLifetime).Text);
        return Task.FromResult(0);
    }

    private static async Task<int> WithAccountsAsync(Settings settings, string officer, Func<Accounts, Task<string?>> act)
    {
        using var host = Composition.ComposeForAdmin(settings);
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

    private static StartRefusedException Refuse(string officer, PeopleOutcome.Refused refused) => refused.Refusal.Code == RefusalCode.LastAdministrator
        ? StartRefusedException.Because("last-administrator", officer)
        : StartRefusedException.Because("people-refused", officer, WireWord.Of(refused.Refusal.Code), refused.Refusal.Args.GetValueOrDefault("fault", ""));

    private static string Listed(HoldingsView left) => string.Join('\n',
    [
        .. left.Shifts.Select(shift => string.Create(
            CultureInfo.InvariantCulture,
            $"  {shift.Agency}/{shift.Post}  {string.Join(' ', shift.Days.Select(day => day.ToString()[..3]))}  {shift.From:HH:mm}-{shift.To:HH:mm}")),
        .. left.Incidents.Select(id => $"  {id}"),
        .. left.Requests.Select(id => $"  {id}  {left.IncidentOf.GetValueOrDefault(id)}"),
    ]);
}

using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace HrBureau.Silo.Tests;

public sealed class AccountsTests
{
    private const string Password = "county-drill-2026";

    [Fact]
    public async Task Every_officer_of_the_demonstration_county_gets_a_password_of_his_own_once()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var accounts = county.Silo.GetRequiredService<Accounts>();
        var kept = new List<FirstPassword>();

        var opened = await accounts.OpenAsync(chosen: null, kept.AddRange);

        Assert.Equal(opened, kept);
        Assert.Equal(Demo.Mechanism.Officers.Select(officer => officer.Id), opened.Select(first => first.Officer));
        Assert.Equal(opened.Count, opened.Select(first => first.Password).Distinct().Count());
        Assert.All(opened, first => Assert.True(first.Password.Length >= Passwords.Shortest));
        Assert.Empty(await accounts.OpenAsync(chosen: null, kept.AddRange));
    }

    [Fact]
    public async Task Passwords_are_kept_before_any_account_is_open_so_that_a_crash_between_loses_nothing()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var accounts = county.Silo.GetRequiredService<Accounts>();

        await Assert.ThrowsAsync<IOException>(() => accounts.OpenAsync(chosen: null, _ => throw new IOException("disk full")));

        Assert.NotEmpty(await accounts.OpenAsync(chosen: null, _ => { }));
    }

    [Fact]
    public async Task An_account_is_not_closed_when_that_leaves_shifts_empty_or_nobody_to_administer()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var token = (await door.SignInAsync("duty-lu", Password)).Token!;
        door.County.Time.Advance(TimeSpan.FromSeconds(1));

        var refused = Assert.IsType<PeopleOutcome.LeavesEmpty>(await door.Accounts.DisableAsync("duty-lu", anyway: false)).Holdings;
        Assert.Equal(Demo.Mechanism.Rosters.Where(shift => shift.Officer == "duty-lu"), refused.Shifts);
        Assert.NotNull(await door.ProfileAsync("duty-lu", token));
        Assert.Equal(RefusalCode.LastAdministrator, Assert.IsType<PeopleOutcome.Refused>(await door.Accounts.DisableAsync("admin", anyway: true)).Refusal.Code);
        Assert.Null(await door.Accounts.DisableAsync("nobody-here", anyway: true));
    }

    [Fact]
    public async Task An_administrator_who_was_never_let_in_is_nobody_to_leave_the_county_to()
    {
        var second = Demo.Mechanism.Officers.First(row => row.Id == "admin") with { Id = "admin-two" };
        var county = Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, CountyPeople.Of(Demo.Mechanism).With(PeopleRows.Of(second)))).Mechanism;
        await using var running = await RunningCounty.StartAsync(StorageKind.Sqlite, county);
        var accounts = running.Silo.GetRequiredService<Accounts>();
        await accounts.OpenAsync("admin", Password);

        Assert.Equal(RefusalCode.LastAdministrator, Assert.IsType<PeopleOutcome.Refused>(await accounts.DisableAsync("admin", anyway: true)).Refusal.Code);
        await accounts.OpenAsync("admin-two", Password);
        Assert.IsType<PeopleOutcome.Done>(await accounts.DisableAsync("admin", anyway: true));
    }

    [Fact]
    public async Task A_closed_account_ends_its_sessions_and_lets_nobody_in_until_it_is_opened_again()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var token = (await door.SignInAsync("duty-lu", Password)).Token!;
        door.County.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.NotEmpty(Assert.IsType<PeopleOutcome.Done>(await door.Accounts.DisableAsync("duty-lu", anyway: true)).Holdings!.Shifts);
        Assert.Null(Assert.IsType<PeopleOutcome.Done>(await door.Accounts.DisableAsync("ops", anyway: false)).Holdings);
        Assert.Equal(CallRefusal.SignedOut, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => door.ProfileAsync("duty-lu", token))).Reason);
        Assert.Equal(SignInOutcome.Disabled, (await door.SignInAsync("duty-lu", Password)).Outcome);

        Assert.IsType<PeopleOutcome.Done>(await door.Accounts.EnableAsync("duty-lu"));
        Assert.Null(await door.Accounts.EnableAsync("nobody-here"));
        Assert.Equal(CallRefusal.SignedOut, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => door.ProfileAsync("duty-lu", token))).Reason);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-lu", Password)).Outcome);
    }

    [Fact]
    public async Task Whose_account_an_older_program_closed_is_let_in_again_when_it_is_opened_at_the_terminal()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var (storage, account) = (door.County.Silo.GetRequiredService<IGrainStorage>(), door.County.Silo.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>("off-duty-lu").GetGrainId());
        var kept = new GrainState<OfficerRecord>(new OfficerRecord());
        await storage.ReadStateAsync("officer-record", account, kept);
        Assert.NotEmpty(kept.State!.PasswordHash);
        kept.State.Disabled = true;
        await storage.WriteStateAsync("officer-record", account, kept);
        Assert.Equal(SignInOutcome.Disabled, (await door.SignInAsync("duty-lu", Password)).Outcome);

        Assert.IsType<PeopleOutcome.Done>(await door.Accounts.EnableAsync("duty-lu"));
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-lu", Password)).Outcome);
    }

    /// <summary>A post whose officer cannot sign in is an empty one: what rings it must climb.</summary>
    [Fact]
    public async Task Whose_account_is_closed_holds_no_post_until_it_is_opened_again()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        Assert.Equal("police-fang", await LiaisonAsync(door));

        await door.Accounts.DisableAsync("police-fang", anyway: true);
        Assert.NotEqual("police-fang", await LiaisonAsync(door));

        await door.Accounts.EnableAsync("police-fang");
        Assert.Equal("police-fang", await LiaisonAsync(door));
    }

    [Fact]
    public async Task An_officer_the_county_does_not_know_gets_no_password()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);

        Assert.Null(await county.Silo.GetRequiredService<Accounts>().ResetAsync("nobody-here"));
    }

    private static async Task<string?> LiaisonAsync(FrontDoor door)
    {
        using var asSystem = door.County.Silo.GetRequiredService<SystemIdentity>().Act();
        return await door.County.Silo.GetRequiredService<IGrainFactory>().GetGrain<IAgencyGrain>("agy-police").Holder("liaison", door.County.Time.GetUtcNow());
    }
}

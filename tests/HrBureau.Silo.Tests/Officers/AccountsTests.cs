using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class AccountsTests
{
    [Fact]
    public async Task Every_officer_of_the_demonstration_county_gets_a_password_of_his_own_once()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var accounts = county.Silo.GetRequiredService<Accounts>();
        var kept = new List<FirstPassword>();

        var opened = await accounts.OpenAsync(everybody: true, chosen: null, kept.AddRange);

        Assert.Equal(opened, kept);
        Assert.Equal(Demo.Mechanism.Officers.Select(officer => officer.Id), opened.Select(first => first.Officer));
        Assert.Equal(opened.Count, opened.Select(first => first.Password).Distinct().Count());
        Assert.All(opened, first => Assert.True(first.Password.Length >= Passwords.Shortest));
        Assert.Empty(await accounts.OpenAsync(everybody: true, chosen: null, kept.AddRange));
    }

    [Fact]
    public async Task A_real_county_starts_with_its_administrators()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);

        var opened = await county.Silo.GetRequiredService<Accounts>().OpenAsync(everybody: false, chosen: null, _ => { });

        Assert.Equal(["admin"], opened.Select(first => first.Officer));
    }

    [Fact]
    public async Task Passwords_are_kept_before_any_account_is_open_so_that_a_crash_between_loses_nothing()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var accounts = county.Silo.GetRequiredService<Accounts>();

        await Assert.ThrowsAsync<IOException>(() => accounts.OpenAsync(everybody: true, chosen: null, _ => throw new IOException("disk full")));

        Assert.NotEmpty(await accounts.OpenAsync(everybody: true, chosen: null, _ => { }));
    }

    [Fact]
    public async Task An_officer_the_county_does_not_know_gets_no_password()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);

        Assert.Null(await county.Silo.GetRequiredService<Accounts>().ResetAsync("nobody-here"));
    }
}

using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>An attempt whose answer was lost with its silo is sent again under its key, and counts once.</summary>
public sealed class SignInRepeatedTests
{
    private const string Password = "county-drill-2026";
    private const string Own = "a word of my own";

    [Fact]
    public async Task A_wrong_password_is_counted_once_however_often_it_is_sent()
    {
        var first = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        await first.SignInAsync("duty-zhou", "not the one", key: "one");
        await RunningCounty.UntilAsync(async () => await first.County.Place.CountAsync("select count(*) from orleans_grain_state where grain_type like '%officer-brake%'", SqliteFiles.Grains) == 1);

        await using var door = await first.RestartAsync();
        for (var sent = 0; sent < 6; sent++)
        {
            Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("duty-zhou", "not the one", key: "one")).Outcome);
            Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("duty-zhou", "nor this", key: "other")).Outcome);
        }

        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", Password, key: "two")).Outcome);
    }

    [Fact]
    public async Task A_code_lets_the_same_attempt_in_again_and_no_other()
    {
        var first = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var secret = await first.RequireCodeAsync("lead-yan");
        var code = Totp.At(secret, first.County.Time.GetUtcNow().ToUnixTimeSeconds() / 30);
        var let = await first.SignInAsync("lead-yan", Password, code: code, key: "one");

        await using var door = await first.RestartAsync();
        var again = await door.SignInAsync("lead-yan", Password, code: code, key: "one");
        Assert.Equal((SignInOutcome.SignedIn, SignInOutcome.SignedIn), (let.Outcome, again.Outcome));
        Assert.Equal(let.Device, again.Device);
        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("lead-yan", Password, code: code, key: "two")).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("lead-yan", "not the one", code: code, key: "three")).Outcome);
    }

    [Fact]
    public async Task An_attempt_that_replaced_a_drawn_password_is_let_in_again_and_no_other()
    {
        var first = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var drawn = await first.Accounts.ResetAsync("duty-zhou");
        Assert.Equal(SignInOutcome.SignedIn, (await first.SignInAsync("duty-zhou", drawn!, replacement: Own, key: "one")).Outcome);

        await using var door = await first.RestartAsync();
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", drawn!, replacement: Own, key: "one")).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("duty-zhou", drawn!, replacement: Own, key: "two")).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", Own, key: "three")).Outcome);
    }
}

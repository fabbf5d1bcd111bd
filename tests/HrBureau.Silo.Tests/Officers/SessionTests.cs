using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace HrBureau.Silo.Tests;

public sealed class SessionTests
{
    private const string Password = "county-drill-2026";

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_signed_out_token_is_refused_at_once_and_the_list_is_kept_for_other_silos(StorageKind kind)
    {
        await using var door = await FrontDoor.OpenAsync(kind, Password);
        var (first, second) = ((await door.SignInAsync("duty-zhou", Password)).Token!, (await door.SignInAsync("duty-zhou", Password)).Token!);

        await door.SignOutAsync("duty-zhou", first);

        await RefusesAsync(door, "duty-zhou", first);
        Assert.NotNull(await door.ProfileAsync("duty-zhou", second));
        Assert.Single((await KeptAsync(door)).Sessions);
    }

    [Fact]
    public async Task A_new_password_from_the_terminal_ends_every_session_and_the_old_password()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var token = (await door.SignInAsync("duty-zhou", Password)).Token!;
        door.County.Time.Advance(TimeSpan.FromSeconds(1));

        var drawn = await door.Accounts.ResetAsync("duty-zhou");

        await RefusesAsync(door, "duty-zhou", token);
        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("duty-zhou", Password)).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", drawn!, replacement: "a word of my own")).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", "a word of my own")).Outcome);
    }

    [Fact]
    public async Task A_password_that_somebody_drew_lets_in_once_within_seven_days_and_with_another_to_follow_it()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var drawn = (await door.Accounts.ResetAsync("duty-zhou"))!;

        Assert.Equal(SignInOutcome.PasswordNeeded, (await door.SignInAsync("duty-zhou", drawn)).Outcome);
        Assert.Equal(SignInOutcome.PasswordUnfit, (await door.SignInAsync("duty-zhou", drawn, replacement: "short")).Outcome);
        Assert.Equal(SignInOutcome.PasswordUnfit, (await door.SignInAsync("duty-zhou", drawn, replacement: drawn)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("duty-zhou", "not the one", replacement: "a word of my own")).Outcome);
        var token = (await door.SignInAsync("duty-zhou", drawn, replacement: "a word of my own")).Token!;
        Assert.NotNull(await door.ProfileAsync("duty-zhou", token));
        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("duty-zhou", drawn, replacement: "another word of mine")).Outcome);

        var late = (await door.Accounts.ResetAsync("duty-lu"))!;
        door.County.Time.Advance(Accounts.OnceLasts);
        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("duty-lu", late, replacement: "a word of my own")).Outcome);
    }

    [Fact]
    public async Task Closing_an_account_ends_its_sessions()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var token = (await door.SignInAsync("duty-zhou", Password)).Token!;
        door.County.Time.Advance(TimeSpan.FromSeconds(1));

        await door.Accounts.DisableAsync("duty-zhou", anyway: true);

        await RefusesAsync(door, "duty-zhou", token);
    }

    [Fact]
    public async Task An_officer_changes_his_own_password_and_no_other()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var token = (await door.SignInAsync("duty-zhou", Password)).Token!;
        door.County.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("old", (await door.ChangePasswordAsync("duty-zhou", token, "a wrong password", "a new one that is long"))?.Field);
        Assert.Equal("replacement", (await door.ChangePasswordAsync("duty-zhou", token, Password, "too short"))?.Field);
        Assert.Equal(RefusalCode.FieldInvalid, (await door.ChangePasswordAsync("lead-yan", token, Password, "a new one that is long"))?.Code);
        Assert.Null(await door.ChangePasswordAsync("duty-zhou", token, Password, "a new one that is long"));

        await RefusesAsync(door, "duty-zhou", token);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", "a new one that is long")).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("lead-yan", Password)).Outcome);
    }

    [Fact]
    public async Task A_change_that_is_sent_again_is_no_guess_and_ends_what_the_first_sending_left_open()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var token = (await door.SignInAsync("duty-zhou", Password)).Token!;
        door.County.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await door.ChangePasswordAsync("duty-zhou", token, Password, "a new one that is long"));

        // A session that is open after the password was set is as one whose end was not written.
        var left = (await door.SignInAsync("duty-zhou", "a new one that is long")).Token!;
        door.County.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await door.ChangePasswordAsync("duty-zhou", left, Password, "a new one that is long"));

        await RefusesAsync(door, "duty-zhou", left);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", "a new one that is long")).Outcome);
    }

    [Fact]
    public async Task Ended_sessions_are_forgotten_when_their_tokens_would_have_ended()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        await door.SignOutAsync("duty-zhou", (await door.SignInAsync("duty-zhou", Password)).Token!);
        door.County.Time.Advance(Tokens.OfficerLifetime + TimeSpan.FromMinutes(1));

        await door.SignOutAsync("lead-yan", (await door.SignInAsync("lead-yan", Password)).Token!);

        Assert.Single((await KeptAsync(door)).Sessions);
    }

    [Fact]
    public async Task Who_guesses_the_old_password_in_a_session_left_open_is_slowed_down()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var token = (await door.SignInAsync("duty-zhou", Password)).Token!;
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal("old", (await door.ChangePasswordAsync("duty-zhou", token, $"guess number {i}", "a new one that is long"))?.Field);
        }

        Assert.Equal("old", (await door.ChangePasswordAsync("duty-zhou", token, Password, "a new one that is long"))?.Field);
        door.County.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await door.ChangePasswordAsync("duty-zhou", token, Password, "a new one that is long"));
    }

    private static async Task RefusesAsync(FrontDoor door, string officer, string token) => Assert.Equal(
        CallRefusal.SignedOut,
        (await Assert.ThrowsAsync<UnauthorizedCallException>(() => door.ProfileAsync(officer, token))).Reason);

    private static async Task<RevocationRecord> KeptAsync(FrontDoor door)
    {
        var state = new GrainState<RevocationRecord> { State = new RevocationRecord() };
        var grain = door.County.Silo.GetRequiredService<IGrainFactory>().GetGrain<IRevocationGrain>(IRevocationGrain.Key).GetGrainId();
        await door.County.Silo.GetRequiredKeyedService<IGrainStorage>("Default").ReadStateAsync("revocation-record", grain, state);
        return state.State;
    }
}

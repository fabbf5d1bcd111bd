using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class SignInTests
{
    private const string Password = "county-drill-2026";
    private const string Office = "10.0.0.7";
    private const string Elsewhere = "203.0.113.9";

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task An_officer_signs_in_and_his_token_says_who_he_is(StorageKind kind)
    {
        await using var door = await FrontDoor.OpenAsync(kind, Password);

        var reply = await door.SignInAsync("duty-zhou", Password);

        Assert.Equal(SignInOutcome.SignedIn, reply.Outcome);
        Assert.Equal(door.County.Time.GetUtcNow() + Tokens.OfficerLifetime, reply.ExpiresAt);
        var caller = Assert.IsType<TokenReading.Valid>(door.County.Tokens.Read(reply.Token)).Caller;
        Assert.Equal(("duty-zhou", "agy-hr"), (caller.Id, caller.Agency));
        Assert.Equal(reply.Profile!.Duties.Order(), caller.Duties.Order());
        Assert.NotEmpty(reply.Profile.Posts);
        Assert.Equal("duty-zhou", (await door.ProfileAsync("duty-zhou", reply.Token!))?.Id);
    }

    [Fact]
    public async Task Nobody_reads_the_profile_of_another()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var reply = await door.SignInAsync("duty-zhou", Password);

        Assert.Null(await door.ProfileAsync("lead-yan", reply.Token!));
    }

    [Fact]
    public async Task An_unknown_officer_answers_like_a_wrong_password_until_both_are_slowed_down()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);

        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(await door.SignInAsync("duty-zhou", "a wrong password"), await door.SignInAsync("nobody-here", "a wrong password"));
        }
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_waiting_helps()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var refused = await door.GuessAsync("duty-zhou", Elsewhere, 7);

        Assert.Equal(SignInOutcome.TooMany, refused.Outcome);
        Assert.True(refused.RetryAfterSeconds > 0);
        Assert.Equal(SignInOutcome.TooMany, (await door.SignInAsync("duty-zhou", Password, from: Elsewhere)).Outcome);

        door.County.Time.Advance(TimeSpan.FromSeconds(refused.RetryAfterSeconds!.Value));

        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", Password, from: Elsewhere)).Outcome);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_guesser_gains_nothing_when_the_silo_starts_anew(StorageKind kind)
    {
        var door = await FrontDoor.OpenAsync(kind, Password);
        Assert.Equal(SignInOutcome.TooMany, (await door.GuessAsync("duty-zhou", Elsewhere, 12)).Outcome);
        await RunningCounty.UntilAsync(async () => await KeptAsync(door) == 1);

        await using var after = await door.RestartAsync();
        Assert.Equal(SignInOutcome.TooMany, (await after.SignInAsync("duty-zhou", Password, from: Elsewhere)).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await after.SignInAsync("duty-zhou", Password, from: Office)).Outcome);
        after.County.Time.Advance(SignInBrake.Longest);
        Assert.Equal(SignInOutcome.SignedIn, (await after.SignInAsync("duty-zhou", Password, from: Elsewhere)).Outcome);
    }

    [Fact]
    public async Task Guessing_names_that_have_no_account_leaves_nothing_in_the_store()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        Assert.Equal(SignInOutcome.TooMany, (await door.GuessAsync("nobody-here", Elsewhere, 7)).Outcome);
        await door.GuessAsync("lead-yan", Elsewhere, 1);
        await RunningCounty.UntilAsync(async () => await KeptAsync(door) > 0);

        Assert.Equal(1, await KeptAsync(door));
    }

    [Fact]
    public async Task A_stranger_who_guesses_from_anywhere_never_locks_an_officer_out_of_his_usual_device()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var device = (await door.SignInAsync("duty-zhou", Password, from: Office)).Device;
        Assert.NotNull(device);

        for (var address = 0; address < 12; address++)
        {
            await door.GuessAsync("duty-zhou", $"203.0.113.{address}", 6);
        }

        Assert.Equal(SignInOutcome.TooMany, (await door.SignInAsync("duty-zhou", Password, from: "198.51.100.1")).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("duty-zhou", Password, device, Office)).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("lead-yan", Password, from: Elsewhere)).Outcome);

        // Whose password was drawn anew may have lost the device with it.
        var drawn = (await door.Accounts.ResetAsync("duty-zhou"))!;
        Assert.Equal(SignInOutcome.TooMany, (await door.SignInAsync("duty-zhou", drawn, device, Office, replacement: "a word of my own")).Outcome);
    }

    [Fact]
    public async Task A_closed_account_is_told_only_to_who_knows_its_password()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        await door.Accounts.DisableAsync("duty-zhou", anyway: true);

        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("duty-zhou", "a wrong password")).Outcome);
        Assert.Equal(SignInOutcome.Disabled, (await door.SignInAsync("duty-zhou", Password)).Outcome);
    }

    [Fact]
    public async Task A_code_is_demanded_once_it_is_required_and_none_is_good_twice()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var secret = await door.RequireCodeAsync("lead-yan");
        var code = Totp.At(secret, door.County.Time.GetUtcNow().ToUnixTimeSeconds() / 30);

        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("lead-yan", Password)).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync("lead-yan", Password, code: code)).Outcome);
        Assert.Equal(SignInOutcome.Wrong, (await door.SignInAsync("lead-yan", Password, code: code)).Outcome);
    }

    private static Task<long> KeptAsync(FrontDoor door) =>
        door.County.Place.CountAsync("select count(*) from orleans_grain_state where grain_type like '%officer-brake%'", SqliteFiles.Grains);
}

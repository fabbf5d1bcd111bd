using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class SetUpTests
{
    private const string Password = "a word of my own";

    /// <summary>The demonstration county's agencies without a single officer.</summary>
    private static readonly Mechanism Empty = Nobody();

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task The_token_makes_the_first_administrator_once(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind, Empty);
        var token = (await county.Silo.GetRequiredService<SetUp>().DrawAsync()).Token!;
        Assert.True(await IsOpenAsync(county));

        Assert.Equal(RefusalCode.SetUpTokenWrong, (await TryAsync(county, "aaaa-bbbb-cccc-dddd")).Refusal?.Code);
        Assert.Equal(RefusalCode.FieldInvalid, (await TryAsync(county, token, password: "short")).Refusal?.Code);
        Assert.Equal(RefusalCode.FieldInvalid, (await TryAsync(county, token, officer: "ME")).Refusal?.Code);
        Assert.Null((await TryAsync(county, token)).Refusal);

        Assert.False(await IsOpenAsync(county));
        Assert.Equal(RefusalCode.SetUpDone, (await TryAsync(county, token, officer: "second")).Refusal?.Code);
        var drawn = await county.Silo.GetRequiredService<SetUp>().DrawAsync();
        Assert.Equal((null, null), (drawn.Token, drawn.Elsewhere));
        var first = county.As("first", "agy-hr");
        var people = await first.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).People());
        Assert.Equal(["administer"], Assert.Single(people.Officers).Row.Duties);
        Assert.Equal("set-up", Assert.Single(await first.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Acts(null, 9))).Act);
        await county.RestartAsync();
        Assert.False(await IsOpenAsync(county));
    }

    [Fact]
    public async Task Of_eight_who_hold_the_token_at_once_one_becomes_administrator()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, Empty);
        var token = (await county.Silo.GetRequiredService<SetUp>().DrawAsync()).Token!;

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TryAsync(county, token, officer: $"first-{i}")));

        Assert.Single(replies, reply => reply.Refusal is null);
        Assert.Single(county.Silo.GetRequiredService<MechanismSource>().Current.Officers);
    }

    [Fact]
    public async Task A_token_ends_after_a_day_and_with_the_next_start_and_is_kept_as_a_hash_only()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, Empty);
        var first = (await county.Silo.GetRequiredService<SetUp>().DrawAsync()).Token!;
        var second = (await county.Silo.GetRequiredService<SetUp>().DrawAsync()).Token!;
        Assert.Equal(RefusalCode.SetUpTokenWrong, (await TryAsync(county, first)).Refusal?.Code);
        Assert.Equal(0, await county.Place.CountAsync($"select count(*) from orleans_grain_state where instr(payload, cast('{second}' as blob)) > 0", "grains.db"));

        await county.RestartAsync();
        var third = (await county.Silo.GetRequiredService<SetUp>().DrawAsync()).Token!;
        Assert.Equal(RefusalCode.SetUpTokenWrong, (await TryAsync(county, second)).Refusal?.Code);
        county.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(RefusalCode.SetUpTokenWrong, (await TryAsync(county, third)).Refusal?.Code);
    }

    [Fact]
    public async Task Two_silos_that_start_together_show_one_token_and_a_dead_silos_token_is_replaced()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, Empty);
        const string other = "127.0.0.1:1@7";
        Assert.NotNull((await DrawAsync(county, other)).Token);

        var here = county.Silo.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString();
        var token = (await DrawAsync(county, here)).Token;
        Assert.NotNull(token);

        var beside = await DrawAsync(county, other);
        Assert.Null(beside.Token);
        Assert.Equal(here, beside.Elsewhere);
        Assert.Null((await TryAsync(county, token)).Refusal);
    }

    [Fact]
    public async Task A_crash_between_password_and_administrator_leaves_a_county_that_can_still_be_set_up()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, Empty);
        await county.Silo.GetRequiredService<Accounts>().OpenAsync("first", Password);
        Assert.True(await IsOpenAsync(county));

        var token = (await county.Silo.GetRequiredService<SetUp>().DrawAsync()).Token!;
        Assert.Null((await TryAsync(county, token)).Refusal);
        Assert.False(await IsOpenAsync(county));
    }

    [Fact]
    public async Task An_administrator_whom_the_folder_names_takes_his_account_by_the_token_and_nobody_elses()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var token = (await county.Silo.GetRequiredService<SetUp>().DrawAsync()).Token!;

        Assert.Equal(RefusalCode.OfficerTaken, (await TryAsync(county, token, officer: "duty-zhou")).Refusal?.Code);
        Assert.Null((await TryAsync(county, token, officer: "admin")).Refusal);
        Assert.False(await IsOpenAsync(county));
        var act = Assert.Single(await county.Silo.GetRequiredService<AdministrationTable>().PageAsync(long.MaxValue, 10, TestContext.Current.CancellationToken));
        Assert.Equal("set-up", act.Act);
        Assert.Contains("\"admin\"", act.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_opens_no_account_of_another_agency_and_none_that_was_closed()
    {
        OfficerRow Administrator(string id, string agency) => new(id, agency, new LocalisedText("\u7ba1\u6709\u5e8f", "Guan Youxu"), ["administer"], null);
        var people = CountyPeople.Of(Demo.Mechanism).With(new PeopleRows([Administrator("police-admin", "agy-police"), Administrator("admin-old", "agy-hr") with { Disabled = true }], []));
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, people)).Mechanism);
        var token = (await county.Silo.GetRequiredService<SetUp>().DrawAsync()).Token!;

        Assert.Equal(RefusalCode.OfficerTaken, (await TryAsync(county, token, officer: "police-admin")).Refusal?.Code);
        Assert.Equal(RefusalCode.OfficerTaken, (await TryAsync(county, token, officer: "admin-old")).Refusal?.Code);
        Assert.Empty(await county.Silo.GetRequiredService<AdministrationTable>().PageAsync(long.MaxValue, 10, TestContext.Current.CancellationToken));
        Assert.True(await IsOpenAsync(county));
    }

    [Fact]
    public async Task Who_guesses_tokens_waits_longer_and_longer()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, Empty);
        await county.Silo.GetRequiredService<SetUp>().DrawAsync();
        SetUpReply? last = null;
        for (var i = 0; i < 8; i++)
        {
            last = await TryAsync(county, $"guess-{i}");
        }

        Assert.NotNull(last!.RetryAfterSeconds);
    }

    private static Task<bool> IsOpenAsync(RunningCounty county) => county.AsWeb().AskAsync(grains => grains.GetGrain<ISetUpGrain>(ISetUpGrain.Key).IsOpen());

    private static Task<SetUpToken> DrawAsync(RunningCounty county, string silo) => county.AsSystem().AskAsync(grains => grains.GetGrain<ISetUpTokenGrain>(ISetUpGrain.Key).Draw(silo));

    private static Task<SetUpReply> TryAsync(RunningCounty county, string token, string officer = "first", string password = Password) => county.AsWeb().AskAsync(grains =>
        grains.GetGrain<ISetUpGrain>(ISetUpGrain.Key).SetUp(new SetUpGiven(token, officer, new LocalisedText("\u7ba1\u6709\u5e8f", "Guan Youxu"), password, "10.0.0.7")));

    private static Mechanism Nobody()
    {
        var files = new Dictionary<string, string>(Demo.Files("mechanism")) { ["officers.json"] = """{"officers":[]}""", ["rosters.json"] = """{"rosters":[]}""" };
        return ((MechanismReading.Accepted)MechanismReader.Read(files)).Mechanism;
    }
}

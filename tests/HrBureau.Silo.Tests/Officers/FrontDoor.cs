using HrBureau.Contracts;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

/// <summary>A running county whose accounts are open, and people who come to its door as the web floor brings them.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private FrontDoor(RunningCounty county) => County = county;

    public RunningCounty County { get; }

    public Accounts Accounts => County.Silo.GetRequiredService<Accounts>();

    private IGrainFactory Grains => County.Silo.GetRequiredService<IGrainFactory>();

    public static async Task<FrontDoor> OpenAsync(StorageKind kind, string password)
    {
        var door = new FrontDoor(await RunningCounty.StartAsync(kind));
        await door.Accounts.OpenAsync(password, _ => { });
        return door;
    }

    public Task<SignInReply> SignInAsync(string officer, string password, string? device = null, string from = "10.0.0.7", string? code = null, string? replacement = null, string? key = null) =>
        WithAsync(County.Tokens.IssueService("web", TimeSpan.FromMinutes(1)).Text, () => Officer(officer).SignIn(new SignInAttempt(password, code, device, from) { Replacement = replacement, Key = key }));

    public async Task<SignInReply> GuessAsync(string officer, string from, int times)
    {
        SignInReply? last = null;
        for (var i = 0; i < times; i++)
        {
            last = await SignInAsync(officer, $"guess number {i}", from: from);
        }

        return last!;
    }

    public Task<OfficerProfile?> ProfileAsync(string officer, string token) => WithAsync(token, () => Officer(officer).Profile());

    public Task SignOutAsync(string officer, string token) => WithAsync(token, async () =>
    {
        await Officer(officer).SignOut();
        return true;
    });

    public Task<RefusalView?> ChangePasswordAsync(string officer, string token, string old, string replacement) =>
        WithAsync(token, () => Officer(officer).ChangePassword(old, replacement));

    public Task AccountAsync(string officer, Func<IAccountGrain, Task> act) =>
        WithAsync(County.Tokens.IssueSystem("test").Text, async () =>
        {
            await act(Grains.GetGrain<IAccountGrain>($"off-{officer}"));
            return true;
        });

    public async Task<byte[]> RequireCodeAsync(string officer)
    {
        var secret = Totp.NewSecret();
        var seal = County.Silo.GetRequiredService<AccountSeal>();
        await AccountAsync(officer, account => account.SetTotp(seal.Seal(officer, secret)));
        return secret;
    }

    public async Task<FrontDoor> RestartAsync() => new(await County.RestartAsync());

    public ValueTask DisposeAsync() => County.DisposeAsync();

    private IOfficerGrain Officer(string officer) => Grains.GetGrain<IOfficerGrain>($"off-{officer}");

    // The request context is local to this asynchronous method.
    private static async Task<T> WithAsync<T>(string token, Func<Task<T>> call)
    {
        RequestContext.Set(CallContext.Token, token);
        return await call();
    }
}

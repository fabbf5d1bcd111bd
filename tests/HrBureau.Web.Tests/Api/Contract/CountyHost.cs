using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The product as a real process on an empty database, shared by the tests of one class.</summary>
public abstract class CountyHost : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, CountyClient> signedIn = [];

    /// <summary>The process.</summary>
    public HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await HostProcess.StartAsync(folder.Path, settings: await SettingsAsync());

    /// <summary>An officer, signed in once.</summary>
    public async Task<CountyClient> AsAsync(string officer) =>
        signedIn.TryGetValue(officer, out var known) ? known : signedIn[officer] = await CountyClient.SignInAsync(Host.Address, officer);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in signedIn.Values)
        {
            client.Dispose();
        }

        await Host.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What names the database.</summary>
    protected abstract Task<(string Name, string Value)[]> SettingsAsync();
}

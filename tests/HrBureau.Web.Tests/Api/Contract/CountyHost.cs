using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The product as a real process on a fresh data folder, shared by the tests of one class.</summary>
public sealed class CountyHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("hrb-contract-").FullName;
    private readonly Dictionary<string, CountyClient> signedIn = [];

    /// <summary>The process.</summary>
    public HostProcess Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await HostProcess.StartAsync(folder);

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
        Directory.Delete(folder, recursive: true);
    }
}

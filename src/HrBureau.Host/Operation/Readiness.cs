using HrBureau.Contracts;
using HrBureau.Silo;
using HrBureau.Storage;
using HrBureau.Web;

namespace HrBureau.Host;

/// <summary>Ready means that a sign-in works: the store answers, an actor answers, the county is loaded and its people fit it, the accounts are open.</summary>
internal sealed class Readiness(IServiceProvider services, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private volatile bool opened;

    /// <summary>Called once the accounts are open.</summary>
    public void Open() => opened = true;

    public async Task<bool> IsReadyAsync()
    {
        if (!opened || lifetime.ApplicationStopping.IsCancellationRequested || services.GetService<MechanismSource>() is { Fits: false })
        {
            return false;
        }

        try
        {
            await Task.WhenAll(StoreAnswersAsync(), ActorAnswersAsync()).WaitAsync(Patience, time);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private Task StoreAnswersAsync() => services.GetService<DueTable>() is { } due
        ? due.NextAsync(time.GetUtcNow())
        : Task.CompletedTask;

    private async Task ActorAnswersAsync()
    {
        if (services.GetService<IServiceIdentity>() is { } identity)
        {
            RequestContext.Set(CallContext.Token, identity.CurrentToken());
            await services.GetRequiredService<IClusterClient>().GetGrain<IBoardGrain>(0).County();
        }
    }
}

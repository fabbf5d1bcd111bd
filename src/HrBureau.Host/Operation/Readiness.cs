using HrBureau.Contracts;
using HrBureau.Silo;
using HrBureau.Storage;
using HrBureau.Web;

namespace HrBureau.Host;

/// <summary>Ready means that a sign-in works: the store answers, an actor answers, the county is loaded and its people fit it, the accounts are open.</summary>
internal sealed class Readiness(IServiceProvider services, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Each thing that can be missing, as it is answered to whoever asks, with the name of its sentence at the terminal.</summary>
    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Stopping] = "health-stopping",
        [Starting] = "health-starting",
        [Misfit] = "health-county",
        [NoSilo] = "health-no-silo",
        [NoStore] = "health-no-store",
        [NoActor] = "health-no-actor",
    };

    private const string Stopping = "it is stopping";
    private const string Starting = "it is starting";
    private const string Misfit = "its county folder does not fit the people of the newest administrative act";
    private const string NoSilo = "no silo was found";
    private const string NoStore = "the store does not answer";
    private const string NoActor = "no actor answers";

    private volatile bool opened;

    /// <summary>Called once the accounts are open.</summary>
    public void Open() => opened = true;

    /// <summary>What is still missing; null when nothing is.</summary>
    public async Task<string?> MissingAsync()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Stopping;
        }

        if (!opened)
        {
            return Starting;
        }

        if (services.GetService<MechanismSource>() is { Fits: false })
        {
            return Misfit;
        }

        if (services.GetService<SiloReach>() is { IsSearching: true })
        {
            return NoSilo;
        }

        var (store, actor) = (AnswersAsync(StoreAnswersAsync), AnswersAsync(ActorAnswersAsync));
        return !await store ? NoStore
            : await actor ? null
            : services.GetService<SiloReach>() is { IsThere: false } ? NoSilo : NoActor;
    }

    private async Task<bool> AnswersAsync(Func<Task> ask)
    {
        try
        {
            await ask().WaitAsync(Patience, time);
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

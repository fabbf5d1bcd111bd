using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace HrBureau.Silo;

/// <summary>Composes a silo: what the host and the tests both start.</summary>
public static class SiloSetup
{
    /// <summary>Actors, loops and grain storage of one silo. The caller has added the store (<c>AddHrBureauStorage</c>) and clustering.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="storage">Where facts are kept; grain storage lies beside them.</param>
    /// <param name="keys">Signing and sealing keys.</param>
    /// <param name="mechanism">The mechanism in force.</param>
    /// <param name="calendar">The calendars that are published.</param>
    /// <param name="webhooks">How notices leave the house; to public addresses only by default.</param>
    public static ISiloBuilder AddHrBureauSilo(this ISiloBuilder silo, StorageOptions storage, KeyRing keys, Mechanism mechanism, WorkCalendar calendar, WebhookOptions? webhooks = null)
    {
        silo.Services.AddHrBureauContracts();
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(p => new MechanismSource(mechanism, calendar, p.GetRequiredService<MechanismTable>(), p.GetRequiredService<ILogger<MechanismSource>>()));
        silo.Services.AddSingleton<DutiesInForce>(p => p.GetRequiredService<MechanismSource>().DutiesOf);
        silo.Services.AddSingleton<MayIssue>(p => (word, held) => p.GetRequiredService<MechanismSource>().Current.MayIssue(word, held));
        silo.Services.AddSingleton(new SiloSecret(keys.SealingSecrets));
        silo.Services.AddSingleton(new PersonSeal(keys.SealingSecrets));
        silo.Services.AddSingleton(p => p.GetRequiredService<Store>().OpenFiles(new FileSeal(keys.SealingSecrets)));
        silo.Services.AddSingleton(webhooks ?? new WebhookOptions());
        AddActors(silo.Services);
        AddLoops(silo.Services);
        return silo
            .AddHrBureauAccess(keys)
            .AddActivityPropagation()
            .AddAdoNetGrainStorageAsDefault(options =>
            {
                options.Invariant = storage.GrainInvariant;
                options.ConnectionString = storage.GrainConnectionString;
            })
            .Configure<SiloMessagingOptions>(options =>
            {
                // A caller learns within seconds that something is wrong, and the append's own limits are shorter still.
                options.ResponseTimeout = TimeSpan.FromSeconds(10);
                options.SystemResponseTimeout = TimeSpan.FromSeconds(10);
            })
            .Configure<GrainCollectionOptions>(options =>
            {
                // An incident nobody asks about costs a row, not memory; it loads from its snapshot when somebody does.
                options.CollectionAge = TimeSpan.FromMinutes(5);
                options.CollectionQuantum = TimeSpan.FromMinutes(1);
                options.EnableActivationSheddingOnMemoryPressure = true;
            })
            .Configure<ClusterMembershipOptions>(options =>
            {
                // Measured: kill -9 of one of three costs 3 to 6 s with these, 11 to 14 s with the defaults.
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 3;
                options.NumVotesForDeathDeclaration = 2;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
                options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
                options.DefunctSiloExpiration = TimeSpan.FromDays(1);
            });
    }

    private static void AddActors(IServiceCollection services)
    {
        services.AddSingleton<DoorSeal>();
        services.AddSingleton<OrderReader>();
        services.AddSingleton<SnapshotSeal>();
        services.AddSingleton<IncidentLoader>();
        services.AddSingleton<AppendPlan>();
        services.AddSingleton<CommitBell>();
        services.AddSingleton<Surroundings>();
        services.AddSingleton<CommandPath>();
        services.AddSingleton<StorePause>();
        services.AddSingleton<ReportHash>();
        services.AddSingleton<SimilarIncidents>();
        services.AddSingleton<IntakeRoad>();
        services.AddSingleton<MergedIncidents>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportSlice>();
        services.AddSingleton<IncidentViews>();
        services.AddSingleton<DeskViews>();
        services.AddSingleton<PersonReads>();
        services.AddSingleton<EvidenceSight>();
        services.AddSingleton<EvidenceBook>();
        services.AddSingleton<HintBook>();
        services.AddSingleton<RosterBook>();
        services.AddSingleton<Doorbells>();
        services.AddSingleton<BoardLists>();
        services.AddSingleton<TimelinePages>();
        services.AddSingleton<Desks>();
        services.AddSingleton<WebhookBook>();
        services.AddSingleton<WebhookSeal>();
        services.AddSingleton<OutwardDoor>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<ReceiptRoad>();
    }

    private static void AddLoops(IServiceCollection services)
    {
        services.AddSingleton<DueSignal>();
        services.AddSingleton<DispatchSignal>();
        services.AddSingleton<StrikeRoad>();
        services.AddSingleton<NoticeRoad>();
        services.AddSingleton<SplitRoad>();
        services.AddSingleton<RelayRoad>();
        services.AddSingleton<WebhookSignal>();
        services.AddSingleton<WebhookCircuit>();
        services.AddSingleton<WebhookRoad>();
        AddParticipant<MechanismSource>(services);
        AddLoop<DueWatch>(services);
        AddLoop<NoticeDispatcher>(services);
        AddLoop<WebhookDispatcher>(services);
        AddLoop<IntakeSweeper>(services);
        AddLoop<EvidenceSweeper>(services);
        AddLoop<ImportWatch>(services);
        AddLoop<CalendarWatch>(services);
        AddLoop<SkewWatch>(services);
    }

    private static void AddLoop<TLoop>(IServiceCollection services)
        where TLoop : StoreLoop
    {
        services.AddSingleton<TLoop>();
        AddParticipant<TLoop>(services);
    }

    private static void AddParticipant<TParticipant>(IServiceCollection services)
        where TParticipant : class, ILifecycleParticipant<ISiloLifecycle> =>
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(p => p.GetRequiredService<TParticipant>());
}

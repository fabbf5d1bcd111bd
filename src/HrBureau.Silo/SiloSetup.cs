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
    /// <param name="scenarios">Folder of the scenarios that can be replayed; none by default.</param>
    public static ISiloBuilder AddHrBureauSilo(this ISiloBuilder silo, StorageOptions storage, KeyRing keys, Mechanism mechanism, WorkCalendar calendar, WebhookOptions? webhooks = null, string? scenarios = null)
    {
        silo.Services.AddHrBureauContracts();
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(p => new MechanismSource(mechanism, calendar, p.GetRequiredService<MechanismTable>(), p.GetRequiredService<AdministrationTable>(), p.GetRequiredService<ILogger<MechanismSource>>()));
        silo.Services.AddSingleton<DutiesInForce>(p => p.GetRequiredService<MechanismSource>().DutiesOf);
        silo.Services.AddSingleton<AgencyInForce>(p => p.GetRequiredService<MechanismSource>().IsServing);
        silo.Services.AddSingleton<MayIssue>(p => (word, held) => p.GetRequiredService<MechanismSource>().Current.MayIssue(word, held));
        silo.Services.AddSingleton(new SiloSecret(keys.SealingSecrets));
        silo.Services.AddSingleton(new PersonSeal(keys.SealingSecrets));
        silo.Services.AddSingleton(p => p.GetRequiredService<Store>().OpenFiles(new FileSeal(keys.SealingSecrets)));
        silo.Services.AddSingleton(webhooks ?? new WebhookOptions());
        silo.Services.AddSingleton(new ScenarioFolder(scenarios));
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
                // Three probes a second apart, and two silos that miss them: a killed silo is out after 2 to 5 s, with Orleans' own values after 6 to 8 (deploy/scale.md).
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 3;
                options.NumVotesForDeathDeclaration = 2;

                // A silo that stands still keeps its connections, and Orleans takes nobody for dead while one was heard of within three of these: a frozen machine must be out before the web floor's patience ends.
                options.MaxProbeTimeout = TimeSpan.FromMilliseconds(1500);

                // What gossip missed is seen here. Whoever starts after everything fell waits for three signs of life of those from before to stay away.
                options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
                options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
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
        services.AddSingleton<CommandRules>();
        services.AddSingleton<CommandPath>();
        services.AddSingleton<CommandBatch>();
        services.AddSingleton<StorePause>();
        services.AddSingleton<ReportHash>();
        services.AddSingleton<SimilarIncidents>();
        services.AddSingleton<IntakeRoad>();
        services.AddSingleton<MergedIncidents>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportSlice>();
        services.AddSingleton<DrillStepper>();
        services.AddSingleton<IncidentViews>();
        services.AddSingleton<DeskViews>();
        services.AddSingleton<PersonReads>();
        services.AddSingleton<EvidenceSight>();
        services.AddSingleton<EvidenceBook>();
        services.AddSingleton<HintBook>();
        services.AddSingleton(known => new RosterBook(agency => AskRosterAsync(known, agency), known.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PeopleRoad>();
        services.AddSingleton<Holdings>();
        services.AddSingleton<SetUp>();
        services.AddSingleton<Doorbells>();
        services.AddSingleton<BoardLists>();
        services.AddSingleton<TimelinePages>();
        services.AddSingleton<Desks>();
        services.AddSingleton(known => new WebhookBook(() => AskWebhookBookAsync(known), known.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WebhookSeal>();
        services.AddSingleton<OutwardDoor>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<ReceiptRoad>();
        services.AddSingleton<StoreStandings>();
    }

    private static async Task<IReadOnlyList<RosterRow>> AskRosterAsync(IServiceProvider known, string agency)
    {
        using (known.GetRequiredService<SystemIdentity>().Act())
        {
            return await known.GetRequiredService<IGrainFactory>().GetGrain<IAgencyGrain>(agency).Shifts();
        }
    }

    private static async Task<IReadOnlyList<string>> AskWebhookBookAsync(IServiceProvider known)
    {
        using (known.GetRequiredService<SystemIdentity>().Act())
        {
            return await known.GetRequiredService<IGrainFactory>().GetGrain<IWebhookBookGrain>(IWebhookBookGrain.Key).Agencies();
        }
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
        services.AddSingleton<Rehearsal>();
        AddParticipant<Rehearsal>(services);
        AddLoop<PeopleWatch>(services);
        AddLoop<DueWatch>(services);
        AddLoop<NoticeDispatcher>(services);
        AddLoop<WebhookDispatcher>(services);
        AddLoop<IntakeSweeper>(services);
        AddLoop<EvidenceSweeper>(services);
        AddLoop<ImportWatch>(services);
        AddLoop<DrillWatch>(services);
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

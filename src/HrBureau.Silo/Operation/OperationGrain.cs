using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Orleans.Concurrency;

namespace HrBureau.Silo;

/// <inheritdoc cref="IOperationGrain"/>
/// <remarks>Its work is waiting for the store, which may be what somebody wants to know about.</remarks>
[StatelessWorker]
[Reentrant]
[GrainType("operation")]
internal sealed class OperationGrain(StoreStandings store, IncidentLog log, MechanismSource mechanisms, SystemIdentity system, ISiloStatusOracle silos, TimeProvider time) : Grain, IOperationGrain
{
    private const int MostEntries = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<OperationView> Show()
    {
        var now = time.GetUtcNow();
        var webhooks = WebhooksAsync();
        var (standing, clocks, deliveries) = await store.LookAsync(now, Patience);
        return new OperationView(CountyTime.To(now), standing, Silos(), clocks, await webhooks) { Deliveries = deliveries };
    }

    public async Task<IReadOnlyList<EntryTraceView>> Entries(string incidentId, long before)
    {
        using var patience = new CancellationTokenSource(Patience);
        if (await log.FindHeadAsync(incidentId, patience.Token) is not { } head)
        {
            return [];
        }

        var last = Math.Min(head.Version, before - 1);
        var first = Math.Max(0, last - MostEntries);
        var entries = new List<EntryTraceView>();
        await foreach (var entry in log.ReadAsync(incidentId, first, (int)Math.Max(0, last - first), patience.Token))
        {
            entries.Add(new EntryTraceView(entry.Version, CountyTime.To(entry.RecordedAt), ActivityContext.TryParse(entry.TraceParent, null, out var trace) ? trace.TraceId.ToString() : null));
        }

        entries.Reverse();
        return entries.ToArray();
    }

    public Task Admit() => Task.CompletedTask;

    private SiloStanding[] Silos() =>
        [.. silos.GetApproximateSiloStatuses().Select(silo => new SiloStanding(silo.Key.Endpoint.ToString(), State(silo.Value))).OrderBy(silo => silo.Address, StringComparer.Ordinal)];

    private static string State(SiloStatus status) => status switch
    {
        SiloStatus.Active => "active",
        SiloStatus.ShuttingDown or SiloStatus.Stopping => "stopping",
        SiloStatus.Dead => "dead",
        _ => "joining",
    };

    private async Task<IReadOnlyList<WebhookStanding>?> WebhooksAsync()
    {
        try
        {
            using (system.Act())
            {
                var asked = mechanisms.Current.Agencies.Select(agency => GrainFactory.GetGrain<IWebhookTargetGrain>(GrainId.Create(WebhookGrain.TypeName, agency.Code)).Standing());
                return (await Task.WhenAll(asked).WaitAsync(Patience, TimeProvider.System)).OfType<WebhookStanding>().ToArray();
            }
        }
        catch (Exception)
        {
            // Where they are kept is away; the page says so.
            return null;
        }
    }
}

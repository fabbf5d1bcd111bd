using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Silo;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace HrBureau.Benchmarks;

/// <summary>The embedded shape without its web door: one silo in this process as the product composes it, on a real database, and officers who call it.</summary>
/// <remarks>Spans are made of everything, as the host makes them; nothing is exported.</remarks>
internal sealed class BenchCounty : IAsyncDisposable
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    /// <summary>The secret as a key file holds it, for a host on the same database.</summary>
    public static string KeyLine => Convert.ToBase64String(Secret);

    private const int MostAttempts = 20;

    private readonly IHost _host;
    private readonly ActivityListener _spans;
    private readonly KeptBy _kept;
    private readonly Dictionary<string, string> _tokens;
    private readonly IGrainFactory _grains;

    private BenchCounty(IHost host, StoragePlace place, ActivityListener spans, KeptBy kept)
    {
        _kept = kept;
        _host = host;
        _spans = spans;
        Place = place;
        _grains = host.Services.GetRequiredService<IGrainFactory>();
        var tokens = host.Services.GetRequiredService<Tokens>();
        _tokens = Demo.Mechanism.Officers.ToDictionary(row => row.Id, row => tokens.IssueOfficer(row.Id, row.Agency, row.Duties).Text);
    }

    public StoragePlace Place { get; }

    /// <summary>Whether the database stays when the silo is gone.</summary>
    public bool KeepsPlace { get; set; }

    /// <summary>Who is handed every span that ends; nobody unless it is set.</summary>
    public Action<Activity>? Kept
    {
        get => _kept.Keep;
        set => _kept.Keep = value;
    }

    public IServiceProvider Services => _host.Services;

    public static async Task<BenchCounty> StartAsync(StorageKind kind)
    {
        var place = await BenchPlace.NewAsync(kind);
        var storage = place.Options();
        var kept = new KeptBy();
        var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("HrBureau.", StringComparison.Ordinal) || source.Name.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => kept.Keep?.Invoke(span),
        };
        ActivitySource.AddActivityListener(spans);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHrBureauStorage(storage);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(Ports.Free(), 0)
            .Configure<EndpointOptions>(endpoint => endpoint.GatewayPort = 0)
            .AddHrBureauSilo(storage, new KeyRing([Secret]), Demo.Mechanism, Demo.Calendar));
        var host = builder.Build();
        await host.StartAsync();
        return new BenchCounty(host, place, spans, kept);
    }

    /// <summary>One command of an officer to an incident; anything but acceptance ends the run.</summary>
    public async Task ExecuteAsync(string incident, string officer, string body)
    {
        var command = new CommandEnvelope(Guid.NewGuid().ToString("N"), body, null);
        var reply = await SendAsync(officer, () => _grains.GetGrain<IIncidentGrain>(incident).Execute(command), reply => reply.Outcome);
        if (reply.Outcome != CommandOutcome.Accepted)
        {
            throw new InvalidOperationException($"{reply.Outcome} {reply.Refusal?.Code} {reply.Refusal?.Field}: {body}");
        }
    }

    /// <summary>A report at the door; it opens an incident.</summary>
    public async Task<string> ReportAsync(string officer, ReportGiven report)
    {
        var reply = await SendAsync(officer, () => _grains.GetGrain<IIntakeGrain>($"intake-{report.ProjectName}").Report(report), reply => reply.Outcome);
        return reply.IncidentId ?? throw new InvalidOperationException($"{reply.Outcome} {reply.Refusal?.Code} {reply.Refusal?.Field}");
    }

    public async Task<TimelinePage> TimelineAsync(string incident, string officer, long after, int limit)
    {
        RequestContext.Set(CallContext.Token, _tokens[officer]);
        return await _grains.GetGrain<IBoardGrain>(0).Timeline(incident, after, limit) ?? throw new InvalidOperationException("The incident is not seen.");
    }

    /// <summary>A question of an officer, asked once.</summary>
    public async Task<T> AskAsync<T>(string officer, Func<IGrainFactory, Task<T>> ask)
    {
        RequestContext.Set(CallContext.Token, _tokens[officer]);
        return await ask(_grains);
    }

    /// <summary>Waits until nothing is owed: every notice has been handed over and recorded.</summary>
    public async Task SettleAsync()
    {
        var owed = _host.Services.GetRequiredService<OwedTable>();
        while ((await owed.FiguresAsync()).Depth > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _spans.Dispose();
        if (!KeepsPlace)
        {
            await Place.DisposeAsync();
        }
    }

    /// <summary>Sends again, as every client does, while the answer is to try again.</summary>
    private async Task<T> SendAsync<T>(string officer, Func<Task<T>> send, Func<T, CommandOutcome> outcome)
    {
        for (var attempt = 1; ; attempt++)
        {
            RequestContext.Set(CallContext.Token, _tokens[officer]);
            try
            {
                var reply = await send();
                if (outcome(reply) != CommandOutcome.TryAgain || attempt == MostAttempts)
                {
                    return reply;
                }
            }
            catch (TimeoutException) when (attempt < MostAttempts)
            {
                // Unknown outcome: the same key again finds the reply or acts.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private sealed class KeptBy
    {
        public volatile Action<Activity>? Keep;
    }
}

using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <inheritdoc cref="IDrillGrain"/>
/// <remarks>Between two steps everything due strikes in its order and every notice is settled, each at its own instant. Speed only says how long all of that is waited for.</remarks>
[GrainType("drill")]
internal sealed partial class DrillGrain(
    [PersistentState("drill")] IPersistentState<DrillRecord> record,
    DrillStepper stepper,
    ScenarioFolder scenarios,
    MechanismSource mechanisms,
    SystemIdentity system,
    TimeProvider time,
    ILogger<DrillGrain> log) : Grain, IDrillGrain, IDisposable
{
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan OpensWithin = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _keeping = new(1);
    private Task _running = Task.CompletedTask;
    private long _acted = Stopwatch.GetTimestamp();
    private Scenario? _scenario;

    private string Id => this.GetPrimaryKeyString();

    private bool Exists => record.State.Order is not null;

    private bool Goes => record.State is { Order: not null, EndedAt: null } and ({ Held: false } or { Stopped: true });

    private Scenario Scenario => _scenario ??= ScenarioReader.ReadAgain(record.State.Text) switch
    {
        ScenarioReading.Accepted accepted => accepted.Scenario,
        _ => throw new InvalidOperationException("The scenario of a replay can be read no more."),
    };

    public async Task<DrillReply> Start(DrillOrder order)
    {
        var caller = Caller.Current!;
        order = order with { Speed = Math.Clamp(order.Speed, 1, DrillOrder.Fastest) };
        if (Exists && record.State.Order != order)
        {
            return new DrillReply(null, KeyReused: true);
        }

        if (!Exists)
        {
            if (await scenarios.FindAsync(order.Scenario) is not { } text)
            {
                return new DrillReply(null, scenarios.Names);
            }

            if (ScenarioReader.Read(text, mechanisms.Current) is ScenarioReading.Refused refused)
            {
                return new DrillReply(null, Fault: refused.Fault);
            }

            // In the book first: a name there without an order ends at once, an order without a name would stand still.
            using (system.Act())
            {
                if (!await GrainFactory.GetGrain<IDrillBookGrain>(IDrillBookGrain.Key).Begin(Id))
                {
                    return new DrillReply(null, Crowded: true);
                }
            }

            var kept = record.State;
            (kept.Order, kept.Text, kept.Officer, kept.Agency, kept.StartedAt) = (order, text, caller.Id, caller.Agency, time.GetUtcNow());
            await KeepAsync();
        }

        KeepRunning();
        var asked = Stopwatch.GetTimestamp();
        while (record.State is { Incident: null, EndedAt: null } && Stopwatch.GetElapsedTime(asked) < OpensWithin)
        {
            await Task.Delay(Glance / 4, TimeProvider.System);
        }

        return new DrillReply(await View());
    }

    public Task<DrillView?> View() => Task.FromResult(Exists ? Shown() : null);

    public async Task<DrillView?> Hold(bool held)
    {
        if (!IsOwn())
        {
            return null;
        }

        if (record.State.Held != held && record.State.EndedAt is null)
        {
            record.State.Held = held;
            _acted = Stopwatch.GetTimestamp();
            await KeepAsync();
        }

        KeepRunning();
        return Shown();
    }

    public async Task<DrillView?> Stop()
    {
        if (!IsOwn())
        {
            return null;
        }

        if (record.State is { EndedAt: null, Stopped: false })
        {
            record.State.Stopped = true;
            await KeepAsync();
        }

        KeepRunning();
        return Shown();
    }

    public async Task<DrillReport?> Report()
    {
        if (record.State.Incident is not { } incident || await GrainFactory.GetGrain<IIncidentGrain>(incident).Lateness() is not { } report)
        {
            return null;
        }

        var numbers = Scenario.Steps.Select((step, i) => (Act: ActId.Of(incident, step.By, DrillStepper.KeyOf(Id, i)), step.No)).ToDictionary(step => step.Act, step => step.No, StringComparer.Ordinal);
        return new DrillReport(report, report.Lines.SelectMany(line => line.Deadlines).Select(deadline => deadline.MetBy).OfType<string>().Distinct()
            .Where(numbers.ContainsKey).ToDictionary(act => act, act => numbers[act], StringComparer.Ordinal));
    }

    public Task GoOn()
    {
        KeepRunning();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _keeping.Dispose();
    }

    private bool IsOwn() => Exists && (Caller.Current!.Agency == record.State.Agency || Caller.Current.Agency == mechanisms.Current.HomeAgency.Code);

    /// <summary>Beside the actor's own queue, so that whoever watches is answered meanwhile.</summary>
    private void KeepRunning()
    {
        if (!_running.IsCompleted)
        {
            return;
        }

        // In a flow of its own: what it does is no part of the request that happened to start or wake it.
        using (ExecutionContext.SuppressFlow())
        {
            _running = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current).Unwrap();
        }
    }

    /// <summary>Whoever holds or stops it writes the same record as its steps do.</summary>
    private async Task KeepAsync()
    {
        await _keeping.WaitAsync();
        try
        {
            await this.KeepAsync(record);
        }
        finally
        {
            _keeping.Release();
        }
    }

    private DrillView Shown()
    {
        var kept = record.State;
        return new DrillView(
            Id,
            kept.Order!.Scenario,
            Scenario.Title,
            kept.Incident,
            kept switch
            {
                { EndedAt: null, Held: true } => DrillState.Held,
                { EndedAt: null } => DrillState.Running,
                { Fault: not null } => DrillState.Failed,
                { Stopped: true } => DrillState.Stopped,
                _ => DrillState.Done,
            },
            kept.Order.Speed,
            kept.Officer,
            kept.Agency,
            kept.StartedAt,
            kept.EndedAt,
            kept.Done,
            Scenario.Steps.Length,
            kept.Done == 0 ? null : Of(Scenario.Steps[kept.Done - 1]),
            kept.Fault);
    }

    private static StepView Of(ScenarioStep step) => new(step.No, step.At, step.Actor, step.Says);
}

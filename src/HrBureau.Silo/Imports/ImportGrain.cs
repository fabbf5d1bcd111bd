using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <inheritdoc cref="IImportGrain"/>
[GrainType("import")]
internal sealed class ImportGrain(
    [PersistentState("import")] IPersistentState<ImportRecord> record,
    [PersistentState("import-faults")] IPersistentState<ImportFaults> faults,
    ImportSlice slice,
    ImportFiles files,
    SystemIdentity system,
    TimeProvider time,
    ILogger<ImportGrain> log) : Grain, IImportGrain, IDisposable
{
    private const int FaultsSeen = 100;
    private const int FaultsAtOnce = 1000;

    /// <summary>Somebody watches how far his table is: half a minute is the longest wait between two tries.</summary>
    private const int MostWaits = 7;

    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly SliceTries _tries = new();
    private Task _running = Task.CompletedTask;
    private IReadOnlyList<ImportLine>? _lines;
    private RowFault[]? _sorted;

    private string Id => this.GetPrimaryKeyString();

    private bool IsOwn => record.State.StartedAt != default && record.State.Agency == Caller.Current!.Agency;

    public async Task<ImportView?> Open(string name)
    {
        var caller = Caller.Current!;
        if (record.State.StartedAt == default)
        {
            var kept = record.State;
            // In the book first: whatever is kept is destroyed in the end.
            using (system.Act())
            {
                await GrainFactory.GetGrain<IImportBookGrain>(ImportBookGrain.Key).Keep(Id, time.GetUtcNow());
                await GrainFactory.GetGrain<IImportNoteGrain>(GrainId.Create(ImportListGrain.TypeName, caller.Agency)).Note(Id);
            }

            (kept.Name, kept.Officer, kept.Agency, kept.StartedAt) = (EvidenceName.Clean(name), caller.Id, caller.Agency, time.GetUtcNow());
            await this.KeepAsync(record);
        }

        return await View();
    }

    public async Task<bool> Keep(ImportPart part, string name, int number, byte[] bytes, bool last) =>
        IsOwn && record.State.Order is null && await files.KeepAsync(Id, part, name, record.State.Officer, record.State.Agency, number, bytes, last);

    public async Task<byte[]?> Read(int number) => IsOwn ? await files.ReadAsync(Id, number) : null;

    public async Task<ImportView?> Start(ImportOrder order)
    {
        if (!IsOwn)
        {
            return null;
        }

        if (record.State.Order is null)
        {
            if (await files.RowsAsync(Id, order.Name, CancellationToken.None) is not { } lines || lines.Count != order.Rows)
            {
                return null;
            }

            // In the book first: a name there without an order ends at once, an order without a name would stand still.
            using (system.Act())
            {
                await GrainFactory.GetGrain<IImportBookGrain>(ImportBookGrain.Key).Begin(Id);
            }

            // Written once and before it runs: what it lacks never grows with what it does.
            (faults.State.OfTable, faults.State.Refused, _sorted) = (order.Faults, [], null);
            await this.KeepAsync(faults);
            (_lines, record.State.Order, record.State.Officer, record.State.StartedAt) = (lines, order with { Faults = [] }, Caller.Current!.Id, time.GetUtcNow());
            await this.KeepAsync(record);
        }

        if (record.State.EndedAt is null)
        {
            KeepRunning();
        }

        return await View();
    }

    public Task<ImportView?> View()
    {
        if (!IsOwn)
        {
            return Task.FromResult<ImportView?>(null);
        }

        var (kept, order) = (record.State, record.State.Order);
        var lacks = order is null ? [] : Sorted();
        return Task.FromResult<ImportView?>(new ImportView(
            Id,
            kept.Name,
            order is null ? ImportState.Draft : kept.EndedAt is null ? ImportState.Running : ImportState.Done,
            kept.Officer,
            kept.StartedAt,
            kept.EndedAt,
            order?.Rows ?? 0,
            kept.Done,
            kept.Accepted,
            kept.Merged,
            kept.Unchanged,
            [.. lacks.Take(FaultsSeen)])
        {
            FaultCount = lacks.Length,
            FaultyRows = lacks.Select(fault => fault.Row).Distinct().Count(),
        });
    }

    public Task<IReadOnlyList<RowFault>> Faults(int skip, int limit) =>
        Task.FromResult<IReadOnlyList<RowFault>>(IsOwn && record.State.Order is not null ? [.. Sorted().Skip(skip).Take(Math.Clamp(limit, 0, FaultsAtOnce))] : []);

    public async Task<bool> Expire()
    {
        if (record.State is { Order: not null, EndedAt: null })
        {
            return false;
        }

        await files.EraseTableAsync(Id);
        return true;
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

    public void Dispose() => _stop.Dispose();

    /// <summary>Beside the actor's own queue, so that whoever watches is answered meanwhile.</summary>
    private void KeepRunning()
    {
        if (_running.IsCompleted)
        {
            _running = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                DelayDeactivation(Awake);
                if (record.State.Order is not { } order || record.State.Done >= order.Rows)
                {
                    await EndAsync();
                    return;
                }

                await SliceAsync(order, _stop.Token);
                failures = 0;
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                // The next turn, or the next silo, takes the slice again: what stands already is known by its number.
                log.ImportHeld(Id, record.State.Done, e is NotTakenException ? NotTakenException.Name(e) : e.GetType().Name);
                failures = e is NotTakenException && _tries.Advances ? 1 : Math.Min(failures + 1, MostWaits);
                await Task.Delay(BackOff.After(failures), TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    private async Task SliceAsync(ImportOrder order, CancellationToken stop)
    {
        _lines ??= await files.RowsAsync(Id, order.Name, stop) ?? throw new InvalidOperationException("The rows of an import are gone.");
        var kept = record.State;
        if (kept.KnownBefore is null || kept.KnownTo <= kept.Done)
        {
            ImportLine[] ahead = [.. _lines.Skip(kept.Done).Take(ImportSlice.Length)];
            (kept.KnownBefore, kept.KnownTo) = (await slice.KnownAsync(ahead, stop), kept.Done + ahead.Length);
            await this.KeepAsync(record);
        }

        ImportLine[] lines = [.. _lines.Take(kept.KnownTo).Skip(kept.Done).Take(_tries.Length)];
        var left = _tries.Left(lines);
        var taken = _tries.With(left.Length == 0 ? [] : await Task.Run(() => slice.TakeAsync(left, kept, stop), stop));
        ImportLine[] late = [.. lines.Where(line => !taken.ContainsKey(line.Row))];
        if (late.Length > 0)
        {
            // The store is asked before anything is said of them: while it is away this throws, and what is registered is settled later.
            var registered = await slice.KnownAsync(late, stop);
            if (!_tries.IsOver(taken.Count))
            {
                throw new NotTakenException(CommandOutcome.TryAgain);
            }

            foreach (var line in late.Where(line => registered.Contains(line.Row)))
            {
                taken[line.Row] = await slice.FindAsync(line, kept, stop);
            }
        }

        var refused = lines.Select(line => Fault(line.Row, taken.GetValueOrDefault(line.Row))).OfType<RowFault>().ToArray();
        if (faults.State.Note(lines.Select(line => line.Row), refused))
        {
            _sorted = null;
            await this.KeepAsync(faults);
        }

        foreach (var line in lines.ExceptBy(refused.Select(fault => fault.Row), line => line.Row))
        {
            Count(kept, line, taken[line.Row]);
        }

        kept.Done += lines.Length;
        kept.KnownBefore = kept.Done < kept.KnownTo ? kept.KnownBefore : null;
        await this.KeepAsync(record);
        _tries.Went();
    }

    private RowFault[] Sorted() => _sorted ??= faults.State.Sorted();

    private static RowFault? Fault(int row, TakenReport? taken) => taken switch
    {
        { Outcome: CommandOutcome.Accepted, Routed: { Differs: true, IncidentId: var incident } } => new RowFault(row, RowFaultCode.Differs, Incident: incident),
        { Outcome: CommandOutcome.Accepted } => null,
        _ => new RowFault(row, RowFaultCode.Refused),
    };

    private static void Count(ImportRecord kept, ImportLine line, TakenReport taken)
    {
        if (kept.KnownBefore!.Contains(line.Row))
        {
            kept.Unchanged++;
        }
        else if (taken.Routed!.Opened)
        {
            kept.Accepted++;
        }
        else
        {
            kept.Merged++;
        }
    }

    private async Task EndAsync()
    {
        if (record.State is { Order: not null, EndedAt: null })
        {
            record.State.EndedAt = time.GetUtcNow();
            await this.KeepAsync(record);
        }

        // Erased before the book forgets it: whoever is stopped in between is followed by one who erases again.
        if (record.State.Order is { } done)
        {
            await files.EraseRowsAsync(Id, done.Name);
        }

        using (system.Act())
        {
            await GrainFactory.GetGrain<IImportBookGrain>(ImportBookGrain.Key).End(Id);
        }

        _lines = null;
    }
}

using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <inheritdoc cref="IImportGrain"/>
[GrainType("import")]
internal sealed class ImportGrain(
    [PersistentState("import")] IPersistentState<ImportRecord> record,
    ImportSlice slice,
    ImportFiles files,
    SystemIdentity system,
    TimeProvider time,
    ILogger<ImportGrain> log) : Grain, IImportGrain, IDisposable
{
    private const int TriesOfOne = 5;
    private const int TriesOfAll = 40;
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private IReadOnlyList<ImportLine>? _lines;

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

            (_lines, record.State.Order, record.State.Officer, record.State.StartedAt) = (lines, order, Caller.Current!.Id, time.GetUtcNow());
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
        var (kept, order) = (record.State, record.State.Order);
        return Task.FromResult(IsOwn
            ? new ImportView(
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
                order is null ? [] : [.. order.Faults.Concat(kept.Refused).OrderBy(fault => fault.Row)])
            : null);
    }

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

                await SliceAsync(order, failures, _stop.Token);
                failures = 0;
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                // The next turn, or the next silo, takes the slice again: what stands already is known by its number.
                log.ImportHeld(Id, record.State.Done, e is NotTakenException ? NotTakenException.Name(e) : e.GetType().Name);
                await Task.Delay(BackOff.After(++failures), TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    private async Task SliceAsync(ImportOrder order, int failures, CancellationToken stop)
    {
        _lines ??= await files.RowsAsync(Id, order.Name, stop) ?? throw new InvalidOperationException("The rows of an import are gone.");
        var kept = record.State;
        ImportLine[] lines = [.. _lines.Skip(kept.Done).Take(ImportSlice.Length)];
        if (kept.KnownBefore is null)
        {
            kept.KnownBefore = await slice.KnownAsync(lines, stop);
            await this.KeepAsync(record);
        }

        var taken = await Task.Run(() => slice.TakeAsync(lines, kept, stop), stop);
        // While nothing goes, the store is away; where the others go again and again and one does not, it never will.
        if (taken.Count < lines.Length && failures < (taken.Count == 0 ? TriesOfAll : TriesOfOne))
        {
            throw new NotTakenException(CommandOutcome.TryAgain);
        }

        foreach (var line in lines)
        {
            Count(kept, line, taken.GetValueOrDefault(line.Row) ?? new TakenReport(CommandOutcome.TryAgain, null, [], null));
        }

        kept.Done += lines.Length;
        kept.KnownBefore = null;
        await this.KeepAsync(record);
    }

    private static void Count(ImportRecord kept, ImportLine line, TakenReport taken)
    {
        switch (taken)
        {
            case { Outcome: not CommandOutcome.Accepted }:
                kept.Refused.Add(new RowFault(line.Row, RowFaultCode.Refused));
                break;
            case var _ when kept.KnownBefore!.Contains(line.Row):
                kept.Unchanged++;
                break;
            case { Routed.Opened: true }:
                kept.Accepted++;
                break;
            default:
                kept.Merged++;
                break;
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

namespace HrBureau.Storage;

/// <summary>Work whose outcome somebody waits for, not longer than he must.</summary>
internal abstract class WriteJob<T> : WriteJob
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsAnswered => _outcome.Task.IsCompleted;

    public void Answer(T value) => _outcome.TrySetResult(value);

    public override void Fail(Exception fault) => _outcome.TrySetException(fault);

    /// <summary>Waits for the outcome.</summary>
    /// <exception cref="StorageUnavailableException">It was not started in time.</exception>
    /// <exception cref="UnknownOutcomeException">It was started and gave no answer in time.</exception>
    public async Task<T> WaitAsync(TimeSpan within, CancellationToken cancellation)
    {
        using var watch = cancellation.UnsafeRegister(static job =>
        {
            if (((WriteJob<T>)job!).TryAbandon())
            {
                ((WriteJob<T>)job)._outcome.TrySetCanceled();
            }
        }, this);
        try
        {
            return await _outcome.Task.WaitAsync(within, TimeProvider.System, CancellationToken.None);
        }
        catch (TimeoutException) when (!_outcome.Task.IsCompleted)
        {
            throw TryAbandon()
                ? new StorageUnavailableException($"The writer did not come to this work within {within.TotalSeconds:0.#} s.")
                : new UnknownOutcomeException($"The database did not answer within {within.TotalSeconds:0.#} s.");
        }
    }
}

using System.Diagnostics;

namespace HrBureau.Silo;

/// <summary>Something that waits in an actor's line, with the call it came by.</summary>
internal abstract class QueuedCall<TReply>(long since)
{
    private readonly TaskCompletionSource<TReply> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _call = ExecutionContext.Capture();

    /// <summary>When it came, by the stopwatch; or was asked for again.</summary>
    public long Since { get; protected set; } = since;

    public Activity? Span { get; } = Activity.Current;

    public Task<TReply> Reply => _reply.Task;

    public void Answer(TReply reply) => _reply.TrySetResult(reply);

    public void Fail(Exception fault) => _reply.TrySetException(fault);

    /// <summary>Runs work as part of the call it came by: under its trace and its token, not those of whoever moves the line.</summary>
    public T Within<T>(Func<T> work)
    {
        if (_call is null)
        {
            return work();
        }

        T result = default!;
        ExecutionContext.Run(_call, _ => result = work(), null);
        return result;
    }
}

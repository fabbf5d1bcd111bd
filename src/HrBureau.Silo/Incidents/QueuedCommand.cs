using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>A command that waits in its incident's line, with the call it came by.</summary>
internal sealed class QueuedCommand(Order order, long since)
{
    private readonly TaskCompletionSource<CommandReply> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _call = ExecutionContext.Capture();

    public Order Order { get; } = order;

    /// <summary>When it came, by the stopwatch.</summary>
    public long Since { get; } = since;

    public Activity? Span { get; } = Activity.Current;

    public Task<CommandReply> Reply => _reply.Task;

    public bool IsStrike => Order.Command is IncidentCommand.StrikeClock;

    public void Answer(CommandReply reply) => _reply.TrySetResult(reply);

    public void Fail(Exception fault) => _reply.TrySetException(fault);

    /// <summary>Runs work as part of the call the command came by: under its trace and its token, not those of whoever moves the line.</summary>
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

using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>A command that waits in its incident's line.</summary>
internal sealed class QueuedCommand(Order order, long since) : QueuedCall<CommandReply>(since)
{
    public Order Order { get; } = order;

    public bool IsStrike => Order.Command is IncidentCommand.StrikeClock;
}

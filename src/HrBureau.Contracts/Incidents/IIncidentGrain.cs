using HrBureau.Domain;
using Orleans.Concurrency;

namespace HrBureau.Contracts;

/// <summary>One mass incident; key <c>inc-360121-20260127-003</c>.</summary>
[Alias("hrb.incident")]
[GrainInterfaceType("hrb.incident")]
public interface IIncidentGrain : IGrainWithStringKey
{
    /// <summary>Decides one command and makes it durable before it answers; those that come at once are decided in the order in which they came.</summary>
    /// <param name="command">The command and its idempotency key.</param>
    /// <returns>Version and event kinds, or the refusal; the same reply for the same key.</returns>
    [Needs(Access.OfficerOrSystem)]
    [AlwaysInterleave]
    [Alias("execute")]
    Task<CommandReply> Execute(CommandEnvelope command);

    /// <summary>Takes a receipt of an agency's own system for a notice that went to it. The same receipt again changes nothing.</summary>
    /// <param name="noticeId">Which notice.</param>
    /// <param name="state">What the system says of it.</param>
    /// <returns>Not found for what did not go to the caller's agency by this channel, whether it exists or not.</returns>
    [Needs(Access.Receipts)]
    [Alias("receive")]
    Task<CommandReply> Receive(string noticeId, ReceiptState state);

    /// <summary>The incident as the caller may see it.</summary>
    /// <param name="leastVersion">The caller has seen this version already; an older state is never shown.</param>
    /// <returns>The view; null when absent or not the caller's, with no difference.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("view")]
    Task<IncidentView?> View(long leastVersion);

    /// <summary>One request as the addressed agency sees it; opening it marks its desk notices seen.</summary>
    /// <param name="requestId">Which.</param>
    /// <returns>The request; null when absent or not the caller's.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("open-request")]
    Task<DeskRequestView?> OpenRequest(string requestId);

    /// <summary>Requests of this incident as inbox items of an agency; listing them marks desk notices delivered.</summary>
    /// <param name="agency">Agency code; must be the caller's.</param>
    /// <param name="requestIds">Which.</param>
    /// <returns>Items the agency may see.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("desk")]
    Task<IReadOnlyList<InboxItem>> Desk(string agency, IReadOnlyList<string> requestIds);

    /// <summary>What waits for the caller here: calls to make, drafts to sign, a hand-over to take.</summary>
    /// <returns>Tasks, oldest first.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("tasks")]
    Task<IReadOnlyList<TaskView>> Tasks();

    /// <summary>Who reported, in clear for holder and inspectors, who call him back; the look is written down.</summary>
    /// <returns>The latest reports; masked for everybody else of the agency, empty for others.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("reporters")]
    Task<IReadOnlyList<ReportView>> Reporters();

    /// <summary>Whether the chain verifies; for the home agency and the auditor.</summary>
    /// <returns>The result; null when absent or not the caller's.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("integrity")]
    Task<IntegrityView?> Integrity();

    /// <summary>Of a drill: who answered what in time, who did not, and whom the ladders rang.</summary>
    /// <returns>The report, to another agency of what is its business; null when absent, no drill, or not the caller's.</returns>
    [Needs(Access.Officer)]
    [AlwaysInterleave]
    [Alias("lateness")]
    Task<LatenessReport?> Lateness();
}

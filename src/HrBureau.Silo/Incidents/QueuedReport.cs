using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>A report that waits before its site's door.</summary>
internal sealed class QueuedReport(RegisteredReport report, Caller caller, long since) : QueuedCall<ReportReply>(since)
{
    public RegisteredReport Report { get; } = report;

    public Caller Caller { get; } = caller;

    /// <summary>Whether another sending is this very one: the same words under the same key, of the same person, for the answer shows what he may see.</summary>
    public bool IsSame(RegisteredReport other, Caller sender) => sender.Id == Caller.Id && Report.Row.BodyHashes is [var hash, ..] && other.Row.BodyHashes.Contains(hash);

    /// <summary>Somebody waits for it anew.</summary>
    public void AskedAgain(long at) => Since = at;
}

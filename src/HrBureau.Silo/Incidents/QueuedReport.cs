using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>A report that waits before its site's door.</summary>
internal sealed class QueuedReport(RegisteredReport report, Caller caller, long since) : QueuedCall<ReportReply>(since)
{
    public RegisteredReport Report { get; } = report;

    public Caller Caller { get; } = caller;

    /// <summary>Whether another sending is this very one: the same words under the same key.</summary>
    public bool IsSame(RegisteredReport other) => Report.Row.BodyHashes is [var hash, ..] && other.Row.BodyHashes.Contains(hash);

    /// <summary>Somebody waits for it anew.</summary>
    public void AskedAgain(long at) => Since = at;
}

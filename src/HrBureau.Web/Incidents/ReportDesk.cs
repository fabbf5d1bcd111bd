using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>The one road of a report from a page or the API to the intake.</summary>
public sealed class ReportDesk(SiloCalls silo, KnownCounty county)
{
    /// <summary>Hands a report in as the signed-in officer.</summary>
    /// <returns>The reply, with the problem in the reader's language where the report was not taken.</returns>
    public async Task<ReportAnswer> HandInAsync(ReportGiven report)
    {
        using var span = WebTelemetry.Start("hand in report", "report");
        var reply = await silo.AsOfficerAsync(grains => grains.GetGrain<IIntakeGrain>(KeyOf(report)).Report(report), repeatable: report.Key is not null);
        span?.SetTag(WebTelemetry.IncidentTag, reply.IncidentId);
        WebTelemetry.Answered("report", reply.Outcome);
        return new ReportAnswer(reply, reply.Outcome == CommandOutcome.Accepted ? null : Outcomes.Problem(reply.Outcome, reply.Refusal, 0, await county.NamesAsync()));
    }

    // One queue per site; hashed, because keys of actors show up in traces and a small employer's name may be a person's.
    private static string KeyOf(ReportGiven report)
    {
        var facts = new ReportFacts(Guid.NewGuid().ToString("N"), report.Source, report.SourceRef, report.ReportedAt, null, report.EmployerName, report.EmployerCode, report.ProjectName, report.ProjectAddress, report.Place, null, null, [], "");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(SiteKey.Of(facts, report.DrillScale is not null)));
        return $"intake-{Convert.ToHexStringLower(hash.AsSpan(0, 16))}";
    }
}

/// <summary>What became of a report.</summary>
/// <param name="Reply">The silo's reply.</param>
/// <param name="Problem">Null when it was taken.</param>
public sealed record ReportAnswer(ReportReply Reply, ApiProblem? Problem);

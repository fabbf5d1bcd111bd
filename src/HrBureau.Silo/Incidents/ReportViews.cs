using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Reports as the agency that holds the incident sees them; who reported is never another agency's.</summary>
internal static class ReportViews
{
    public static ReportView[] Of(IncidentState state, bool clear) =>
        [.. state.Facts.Reports.Reverse().Select(report => new ReportView(
            report.ReportId,
            report.Source,
            report.ReportedAt,
            Shown(report.Reporter?.Name?.Value, Masking.Name, clear),
            Shown(report.Reporter?.Phone?.Value, Masking.Phone, clear),
            !clear)
        {
            In = report.In,
            Employer = report.EmployerName,
            Place = report.Place,
            Headcount = report.Headcount,
            SourceRef = report.SourceRef,
        })];

    private static string? Shown(string? value, Func<string, string> masked, bool clear) => value is null || clear ? value : masked(value);
}

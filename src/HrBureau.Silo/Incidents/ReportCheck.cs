using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Checks a report's fields at the door; the first field that does not fit is named in its wire name.</summary>
internal static class ReportCheck
{
    private const int Names = 200;
    private const int Texts = 4000;
    private const int Ids = 100;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, CountyTime.Offset);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public static Refusal? FirstFault(ReportGiven report, DateTimeOffset now)
    {
        if (report.ReportedAt > now + Tolerance)
        {
            return Refusal.Of(RefusalCode.TimeInFuture, null, "reportedAt");
        }

        return FieldOf(report) is { } field ? Refusal.Of(RefusalCode.FieldInvalid, null, field) : null;
    }

    private static string? FieldOf(ReportGiven report)
    {
        (string Field, bool Fits)[] checks =
        [
            ("idempotencyKey", Fits(report.Key, Ids)),
            ("source", Enum.IsDefined(report.Source)),
            ("sourceRef", Fits(report.SourceRef, Ids)),
            ("reportedAt", report.ReportedAt >= Earliest),
            ("reporter.name", Fits(report.ReporterName, Names)),
            ("reporter.phone", Fits(report.ReporterPhone, Ids)),
            ("reporter.idNumber", report.ReporterIdNumber is null || IdNumber.Is(report.ReporterIdNumber)),
            ("employer.name", Fits(report.EmployerName, Names)),
            ("employer.code", Fits(report.EmployerCode, Ids)),
            ("project.name", Fits(report.ProjectName, Names)),
            ("project.address", Fits(report.ProjectAddress, Names)),
            ("place", !string.IsNullOrWhiteSpace(report.Place) && Fits(report.Place, Names)),
            ("headcount", report.Headcount is null or (>= 0 and <= CommandFields.MostPeople)),
            ("amountFen", report.AmountFen is null or (>= 0 and <= CommandFields.MostFen)),
            ("behaviours", report.Behaviours.Count <= 20 && report.Behaviours.All(Enum.IsDefined)),
            ("description", !string.IsNullOrWhiteSpace(report.Description) && report.Description.Length <= Texts),
            ("drill.timeScale", report.DrillScale is null or (>= 1 and <= DrillClock.MaxScale)),
        ];
        foreach (var (field, fits) in checks)
        {
            if (!fits)
            {
                return field;
            }
        }

        return null;
    }

    private static bool Fits(string? text, int longest) => text is null || (text.Length <= longest && !Invisible.In(text));
}

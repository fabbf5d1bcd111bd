using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Makes the command of a report as it was given.</summary>
internal static class ReportText
{
    public static IncidentCommand.Report Command(ReportGiven given, string officer, string agency, string mechanismHash)
    {
        var reportId = $"rep-{IdOf(given, officer)}";
        var facts = new ReportFacts(
            reportId,
            given.Source,
            Trimmed(given.SourceRef),
            given.ReportedAt,
            ReporterOf(given, reportId),
            Trimmed(given.EmployerName),
            Trimmed(given.EmployerCode),
            Trimmed(given.ProjectName),
            Trimmed(given.ProjectAddress),
            given.Place.Trim(),
            given.Headcount,
            given.AmountFen,
            given.Behaviours.ToArray(),
            FreeText.Lines(given.Description).Trim());
        var site = SiteKey.Of(facts, given.DrillScale is not null);
        return new IncidentCommand.Report("", facts, site, mechanismHash, officer, agency, given.DrillScale);
    }

    /// <summary>What a report says, in a fixed order and without what the way it came by puts into it: spaces, empty texts, the order of behaviours, and when it was told.</summary>
    public static string Said(ReportGiven given) => string.Join(
        '\u001f',
        WireWord.Of(given.Source),
        Trimmed(given.SourceRef),
        Trimmed(given.ReporterName),
        Trimmed(given.ReporterPhone),
        Trimmed(given.ReporterIdNumber),
        Trimmed(given.EmployerName),
        Trimmed(given.EmployerCode),
        Trimmed(given.ProjectName),
        Trimmed(given.ProjectAddress),
        given.Place.Trim(),
        given.Headcount?.ToString(CultureInfo.InvariantCulture),
        given.AmountFen?.ToString(CultureInfo.InvariantCulture),
        string.Join(',', given.Behaviours.Distinct().Order().Select(WireWord.Of)),
        FreeText.Lines(given.Description).Trim());

    /// <summary>The same key of the same officer, or the same number of the same source, is the same report.</summary>
    private static string IdOf(ReportGiven given, string officer)
    {
        var name = given switch
        {
            { Key: { Length: > 0 } key } => $"key\n{officer}\n{key}",
            { SourceRef: { Length: > 0 } number } => $"ref\n{WireWord.Of(given.Source)}\n{number.Trim()}\n{given.DrillScale is not null}",
            _ => $"new\n{Guid.NewGuid():N}",
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 10));
    }

    private static Reporter? ReporterOf(ReportGiven given, string person)
    {
        var (name, phone, number) = (Trimmed(given.ReporterName), Trimmed(given.ReporterPhone), Trimmed(given.ReporterIdNumber));
        return name is null && phone is null && number is null ? null : new Reporter(Of(name), Of(phone), Of(number));

        Personal? Of(string? value) => value is null ? null : new Personal(person, value);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

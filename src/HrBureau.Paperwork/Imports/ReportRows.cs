using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>Turns rows of a platform's table into reports: each is taken whole or named with everything that is wrong with it.</summary>
/// <param name="mapping">How the columns are read.</param>
/// <param name="now">Recording time.</param>
public sealed class ReportRows(ReportMapping mapping, DateTimeOffset now)
{
    /// <summary>Fields that a mapping must name a column for: without a number nothing could tell the same report twice.</summary>
    public static readonly IReadOnlyList<ReportColumn> Needed = [ReportColumn.SourceRef, ReportColumn.ReportedAt, ReportColumn.Description];

    /// <summary>Fields a mapping does not name though it must; a place may also be the project's address.</summary>
    public static IReadOnlyList<ReportColumn> Lacking(ReportMapping mapping) =>
    [
        .. Needed.Where(field => !mapping.Columns.ContainsKey(field)),
        .. mapping.Columns.ContainsKey(ReportColumn.Place) || mapping.Columns.ContainsKey(ReportColumn.ProjectAddress) ? [] : new[] { ReportColumn.Place },
    ];

    /// <summary>Reads a table.</summary>
    public ReportTable Read(Sheet sheet)
    {
        var columns = ColumnsOf(sheet);
        var (reports, faults, rows) = (new List<ReportRow>(), new List<RowFault>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in sheet.Rows)
        {
            var reading = new RowReading<ReportColumn>(row, columns, mapping.Columns);
            var report = ReportOf(reading);
            if (report.SourceRef is { Length: > 0 } number && !rows.TryAdd(number, row.Number))
            {
                reading.Add(RowFaultCode.Twice, ReportColumn.SourceRef, rows[number]);
            }

            if (reading.Faults.Count == 0)
            {
                Check(report, reading);
            }

            if (reading.Faults.Count == 0)
            {
                reports.Add(new ReportRow(row.Number, report));
            }
            else
            {
                faults.AddRange(reading.Faults);
            }
        }

        return new ReportTable(reports, faults);
    }

    private Dictionary<ReportColumn, int> ColumnsOf(Sheet sheet)
    {
        var columns = new Dictionary<ReportColumn, int>();
        foreach (var (field, header) in mapping.Columns)
        {
            for (var i = 0; i < sheet.Header.Count; i++)
            {
                if (sheet.Header[i] == header)
                {
                    columns[field] = i;
                }
            }
        }

        return columns;
    }

    private ReportGiven ReportOf(RowReading<ReportColumn> row) => new(
        null,
        mapping.Source,
        row.Identifier(ReportColumn.SourceRef, needed: true),
        row.Value(ReportColumn.ReportedAt, needed: true, cell => TimeText.Of(cell), RowFaultCode.Date) ?? now,
        row.Text(ReportColumn.ReporterName),
        row.Identifier(ReportColumn.ReporterPhone),
        row.Identifier(ReportColumn.ReporterIdNumber)?.ToUpperInvariant(),
        row.Text(ReportColumn.EmployerName),
        row.Identifier(ReportColumn.EmployerCode)?.ToUpperInvariant(),
        row.Text(ReportColumn.ProjectName),
        row.Text(ReportColumn.ProjectAddress),
        row.Text(ReportColumn.Place) ?? row.Text(ReportColumn.ProjectAddress) ?? row.Lacks(ReportColumn.Place),
        row.Value(ReportColumn.Headcount, needed: false, cell => HeadcountText.Of(cell.Text), RowFaultCode.Headcount),
        row.Value(ReportColumn.Amount, needed: false, cell => AmountText.Fen(cell.Text, mapping.Unit), RowFaultCode.Amount),
        BehavioursOf(row),
        row.Text(ReportColumn.Description) ?? row.Lacks(ReportColumn.Description),
        null);

    private static IReadOnlyList<Behaviour> BehavioursOf(RowReading<ReportColumn> row)
    {
        if (BehaviourText.Of(row.Text(ReportColumn.Behaviours) ?? "") is { } found)
        {
            return found;
        }

        row.Add(RowFaultCode.Behaviour, ReportColumn.Behaviours);
        return [];
    }

    /// <summary>The very bounds the incident holds a report to, so that what the preview lets through is taken.</summary>
    private void Check(ReportGiven report, RowReading<ReportColumn> row)
    {
        if (report.ReporterIdNumber is { } number && !IdNumber.Is(number))
        {
            row.Add(RowFaultCode.IdNumber, ReportColumn.ReporterIdNumber);
        }

        if (report.ReportedAt > now + CommandFields.ClockTolerance)
        {
            row.Add(RowFaultCode.Future, ReportColumn.ReportedAt);
        }

        var facts = new ReportFacts("rep-preview", report.Source, report.SourceRef, report.ReportedAt, ReporterOf(report), report.EmployerName, report.EmployerCode, report.ProjectName, report.ProjectAddress, report.Place, report.Headcount, report.AmountFen, report.Behaviours, FreeText.Lines(report.Description).Trim());
        if (row.Faults.Count == 0 && CommandFields.Check(new IncidentCommand.Report("", facts, "", "", "", ""), now) is { } refusal)
        {
            var field = FieldOf(refusal.Field);
            row.Add(CodeOf(field, row.Length(field)), field);
        }
    }

    private static Reporter ReporterOf(ReportGiven report)
    {
        return new Reporter(Of(report.ReporterName), Of(report.ReporterPhone), Of(report.ReporterIdNumber));

        static Personal? Of(string? value) => value is null ? null : new Personal("rep-preview", value);
    }

    private static ReportColumn? FieldOf(string? field) => field switch
    {
        "sourceRef" => ReportColumn.SourceRef,
        "reportedAt" => ReportColumn.ReportedAt,
        "reporter.name" => ReportColumn.ReporterName,
        "reporter.phone" => ReportColumn.ReporterPhone,
        "reporter.idNumber" => ReportColumn.ReporterIdNumber,
        "employer.name" => ReportColumn.EmployerName,
        "employer.code" => ReportColumn.EmployerCode,
        "project.name" => ReportColumn.ProjectName,
        "project.address" => ReportColumn.ProjectAddress,
        "place" => ReportColumn.Place,
        "headcount" => ReportColumn.Headcount,
        "amountFen" => ReportColumn.Amount,
        "behaviours" => ReportColumn.Behaviours,
        "description" => ReportColumn.Description,
        _ => null,
    };

    private static RowFaultCode CodeOf(ReportColumn? field, int length) => field switch
    {
        ReportColumn.ReportedAt => RowFaultCode.Past,
        ReportColumn.Headcount or ReportColumn.Amount => RowFaultCode.Range,
        ReportColumn.ReporterPhone when length <= 100 => RowFaultCode.Phone,
        ReportColumn.Description when length > 4000 => RowFaultCode.TooLong,
        ReportColumn.SourceRef or ReportColumn.EmployerCode when length > 100 => RowFaultCode.TooLong,
        not (null or ReportColumn.Description) when length > 200 => RowFaultCode.TooLong,
        null => RowFaultCode.Refused,
        _ => RowFaultCode.Invisible,
    };
}

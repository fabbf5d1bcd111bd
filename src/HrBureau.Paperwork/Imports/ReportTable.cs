using HrBureau.Contracts;

namespace HrBureau.Paperwork;

/// <summary>A table of reports as it was read with a mapping.</summary>
/// <param name="Reports">Rows that are reports, with their row numbers.</param>
/// <param name="Faults">What is wrong with the others; a row may have several.</param>
public sealed record ReportTable(IReadOnlyList<ReportRow> Reports, IReadOnlyList<RowFault> Faults)
{
    /// <summary>How many rows are not reports.</summary>
    public int FaultyRows { get; } = Faults.Select(fault => fault.Row).Distinct().Count();
}

/// <summary>One row that is a report.</summary>
/// <param name="Row">Row number.</param>
/// <param name="Report">The report.</param>
public sealed record ReportRow(int Row, ReportGiven Report);

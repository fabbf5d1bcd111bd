using HrBureau.Contracts;
using HrBureau.Paperwork;

namespace HrBureau.Web;

/// <summary>An import over the API.</summary>
/// <param name="ImportId">Its id.</param>
/// <param name="State">draft, running or done.</param>
/// <param name="Rows">Rows to take.</param>
/// <param name="Done">Rows done.</param>
/// <param name="Accepted">Reports that opened an incident.</param>
/// <param name="Merged">Reports that joined one.</param>
/// <param name="Unchanged">Reports known before.</param>
/// <param name="RejectedRows">How many rows were not taken.</param>
/// <param name="Rejected">Rows not taken; while it runs, the first of them.</param>
/// <param name="Mapping">How the columns are read; only of a draft.</param>
/// <param name="Columns">Headers of the table; only of a draft.</param>
public sealed record ImportBody(
    string ImportId,
    ImportState State,
    int Rows,
    int Done,
    int Accepted,
    int Merged,
    int Unchanged,
    int RejectedRows,
    IReadOnlyList<RejectedRow> Rejected,
    MappingBody? Mapping = null,
    IReadOnlyList<string>? Columns = null)
{
    internal static ImportBody Of(ImportView view, IReadOnlyList<RowFault> faults) =>
        new(view.ImportId, view.State, view.Rows, view.Done, view.Accepted, view.Merged, view.Unchanged, view.FaultyRows, RejectedRow.Of(faults));

    internal static ImportBody Draft(ImportView view, Sheet sheet, ReportMapping mapping, ReportTable table) =>
        new(view.ImportId, view.State, table.Reports.Count, 0, 0, 0, 0, table.FaultyRows, RejectedRow.Of(table.Faults), MappingBody.Of(mapping), sheet.Header);
}

/// <summary>A row that was not taken.</summary>
/// <param name="Row">Row number as the table program shows it.</param>
/// <param name="Reason">What is wrong, in the reader's language.</param>
/// <param name="Code">The same as a word.</param>
/// <param name="Field">Field concerned.</param>
/// <param name="Column">Header of its column.</param>
/// <param name="Incident">Number of the incident where the number is registered with other words.</param>
public sealed record RejectedRow(int Row, string Reason, RowFaultCode Code, ReportColumn? Field, string? Column, string? Incident = null)
{
    internal static IReadOnlyList<RejectedRow> Of(IEnumerable<RowFault> faults) =>
        [.. faults.Select(fault => new RejectedRow(fault.Row, ImportProblems.Sentence(fault), fault.Code, fault.Field, fault.Column, fault.Incident))];
}

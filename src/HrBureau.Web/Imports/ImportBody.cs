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
/// <param name="Rejected">Rows not taken.</param>
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
    IReadOnlyList<RejectedRow> Rejected,
    MappingBody? Mapping = null,
    IReadOnlyList<string>? Columns = null)
{
    internal static ImportBody Of(ImportView view) =>
        new(view.ImportId, view.State, view.Rows, view.Done, view.Accepted, view.Merged, view.Unchanged, RejectedRow.Of(view.Faults));

    internal static ImportBody Draft(ImportView view, Sheet sheet, ReportMapping mapping, ReportTable table) =>
        new(view.ImportId, view.State, table.Reports.Count, 0, 0, 0, 0, RejectedRow.Of(table.Faults), MappingBody.Of(mapping), sheet.Header);
}

/// <summary>A row that was not taken.</summary>
/// <param name="Row">Row number as the table program shows it.</param>
/// <param name="Reason">What is wrong, in the reader's language.</param>
/// <param name="Code">The same as a word.</param>
/// <param name="Field">Field concerned.</param>
/// <param name="Column">Header of its column.</param>
public sealed record RejectedRow(int Row, string Reason, RowFaultCode Code, ReportColumn? Field, string? Column)
{
    internal static IReadOnlyList<RejectedRow> Of(IEnumerable<RowFault> faults) =>
        [.. faults.Select(fault => new RejectedRow(fault.Row, ImportProblems.Sentence(fault), fault.Code, fault.Field, fault.Column))];
}

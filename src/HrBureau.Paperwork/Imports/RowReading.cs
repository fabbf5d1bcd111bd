using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>One row while it is read: its fields by their columns, and what is found wrong with them.</summary>
/// <typeparam name="TColumn">The fields of such a table.</typeparam>
internal sealed class RowReading<TColumn>
    where TColumn : struct, Enum
{
    private readonly SheetRow _row;
    private readonly IReadOnlyDictionary<TColumn, int> _columns;
    private readonly IReadOnlyDictionary<TColumn, string> _headers;

    public RowReading(SheetRow row, IReadOnlyDictionary<TColumn, int> columns, IReadOnlyDictionary<TColumn, string> headers)
    {
        (_row, _columns, _headers) = (row, columns, headers);
        if (row.Spilt.Count > 0)
        {
            Add(RowFaultCode.Shifted, null);
        }
    }

    public List<RowFault> Faults { get; } = [];

    public void Add(RowFaultCode code, TColumn? field, int? earlier = null)
    {
        var (named, column) = (field as ReportColumn?, field is { } of ? ColumnOf(of) : null);
        if (!Faults.Any(fault => fault.Field == named && fault.Column == column && fault.Code == code))
        {
            Faults.Add(new RowFault(_row.Number, code, named, column, earlier));
        }
    }

    /// <summary>Whether the table has such a column.</summary>
    public bool Has(TColumn field) => _columns.ContainsKey(field);

    /// <summary>A text; null when empty.</summary>
    public string? Text(TColumn field)
    {
        var cell = Cell(field);
        if (cell.Kind == SheetCellKind.Error)
        {
            Add(RowFaultCode.CellError, field);
            return null;
        }

        return cell.IsEmpty ? null : cell.Text;
    }

    /// <summary>A text that is no number though it may be made of digits: what a table program keeps as a long number is no longer what was typed.</summary>
    public string? Identifier(TColumn field, bool needed = false)
    {
        if (Cell(field).Kind == SheetCellKind.CutNumber)
        {
            Add(RowFaultCode.NumberTyped, field);
        }

        return Text(field)?.TrimStart('\'') ?? (needed ? Lacks(field) : null);
    }

    public T? Value<T>(TColumn field, bool needed, Func<SheetCell, T?> read, RowFaultCode unread)
        where T : struct
    {
        var cell = Cell(field);
        if (cell.IsEmpty)
        {
            if (needed)
            {
                Lacks(field);
            }

            return null;
        }

        var broken = cell.Kind == SheetCellKind.Error;
        var value = broken ? null : read(cell);
        if (value is null)
        {
            Add(broken ? RowFaultCode.CellError : unread, field);
        }

        return value;
    }

    /// <summary>Notes that a field every report needs is empty.</summary>
    /// <returns>An empty text.</returns>
    public string Lacks(TColumn field)
    {
        if (!Faults.Any(fault => fault.Field == (field as ReportColumn?) && fault.Column == ColumnOf(field)))
        {
            Add(RowFaultCode.Missing, field);
        }

        return "";
    }

    public int Length(TColumn? field) => field is { } of ? Cell(of).Text.Length : 0;

    /// <summary>The header people know it by; a field of a report without one is named by its own word.</summary>
    private string? ColumnOf(TColumn field) => _headers.GetValueOrDefault(field) ?? (field is ReportColumn ? null : WireWord.Of(field));

    private SheetCell Cell(TColumn field) => _columns.TryGetValue(field, out var at) ? _row.Cells[at] : SheetCell.Empty;
}

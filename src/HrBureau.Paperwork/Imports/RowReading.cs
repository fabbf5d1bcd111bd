using HrBureau.Contracts;

namespace HrBureau.Paperwork;

/// <summary>One row while it is read: its fields by their columns, and what is found wrong with them.</summary>
internal sealed class RowReading
{
    private readonly SheetRow _row;
    private readonly IReadOnlyDictionary<ReportColumn, int> _columns;
    private readonly ReportMapping _mapping;

    public RowReading(SheetRow row, IReadOnlyDictionary<ReportColumn, int> columns, ReportMapping mapping)
    {
        (_row, _columns, _mapping) = (row, columns, mapping);
        if (row.Spilt.Count > 0)
        {
            Add(RowFaultCode.Shifted, null);
        }
    }

    public List<RowFault> Faults { get; } = [];

    public void Add(RowFaultCode code, ReportColumn? field, int? earlier = null)
    {
        if (!Faults.Any(fault => fault.Field == field && fault.Code == code))
        {
            Faults.Add(new RowFault(_row.Number, code, field, field is { } of ? _mapping.Columns.GetValueOrDefault(of) : null, earlier));
        }
    }

    /// <summary>A text; null when empty.</summary>
    public string? Text(ReportColumn field)
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
    public string? Identifier(ReportColumn field, bool needed = false)
    {
        if (Cell(field).Kind == SheetCellKind.CutNumber)
        {
            Add(RowFaultCode.NumberTyped, field);
        }

        return Text(field)?.TrimStart('\'') ?? (needed ? Lacks(field) : null);
    }

    public T? Value<T>(ReportColumn field, bool needed, Func<SheetCell, T?> read, RowFaultCode unread)
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
    public string Lacks(ReportColumn field)
    {
        if (!Faults.Any(fault => fault.Field == field))
        {
            Add(RowFaultCode.Missing, field);
        }

        return "";
    }

    public int Length(ReportColumn? field) => field is { } of ? Cell(of).Text.Length : 0;

    private SheetCell Cell(ReportColumn field) => _columns.TryGetValue(field, out var at) ? _row.Cells[at] : SheetCell.Empty;
}

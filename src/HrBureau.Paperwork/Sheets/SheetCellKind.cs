namespace HrBureau.Paperwork;

/// <summary>How a table program kept a cell.</summary>
public enum SheetCellKind
{
    Empty,
    Text,
    Number,

    /// <summary>A number of more than fifteen digits: the last ones are lost.</summary>
    CutNumber,
    Date,
    Error,
}

using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>Why a file is not read as a table at all.</summary>
[JsonConverter(typeof(KebabEnumConverter<SheetFault>))]
public enum SheetFault
{
    /// <summary>Nothing in it.</summary>
    Empty,

    /// <summary>More bytes than <see cref="SheetLimits.Bytes"/>.</summary>
    TooLarge,

    /// <summary>Neither a workbook nor text.</summary>
    NotATable,

    /// <summary>A workbook of the years 1997 to 2003, or one under a password.</summary>
    OldWorkbook,

    /// <summary>The extension says something else than the content.</summary>
    WrongExtension,

    /// <summary>Holds macros.</summary>
    Macros,

    /// <summary>Unpacks to more than <see cref="SheetLimits.UnpackedBytes"/>, or to too many parts, elements or texts.</summary>
    UnpacksTooLarge,

    /// <summary>Damaged, cut off, or with constructs that no table needs (document types, external entities).</summary>
    Damaged,

    /// <summary>More rows than <see cref="SheetLimits.Rows"/>.</summary>
    TooManyRows,

    /// <summary>More columns than <see cref="SheetLimits.Columns"/>.</summary>
    TooManyColumns,

    /// <summary>Text that is neither UTF-8 nor GB18030.</summary>
    Encoding,

    /// <summary>Days counted from 1904: every date would be four years early.</summary>
    OtherCalendar,

    /// <summary>A cell holds more characters than <see cref="SheetLimits.CellLength"/>.</summary>
    CellTooLong,

    /// <summary>No header row, or nothing below it.</summary>
    NoHeader,

    /// <summary>Two columns have the same header.</summary>
    DoubleHeader,
}

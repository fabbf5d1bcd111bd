using System.Globalization;
using System.Text;

namespace HrBureau.Paperwork;

/// <summary>One cell: its text, and how the table program kept it.</summary>
/// <param name="Text">Trimmed text; a date in ISO form without an offset.</param>
/// <param name="Kind">How it was kept.</param>
public readonly record struct SheetCell(string Text, SheetCellKind Kind)
{
    /// <summary>From here on a binary number no longer holds every whole number.</summary>
    private const double Whole = 1e15;

    public static readonly SheetCell Empty = new("", SheetCellKind.Empty);

    public bool IsEmpty => Kind == SheetCellKind.Empty;

    public static SheetCell Of(object? value) => value switch
    {
        null => Empty,
        string text => OfText(text),
        double number => new SheetCell(Digits(number), Math.Abs(number) >= Whole ? SheetCellKind.CutNumber : SheetCellKind.Number),
        DateTime date => new SheetCell(date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), SheetCellKind.Date),
        bool yes => new SheetCell(yes ? "TRUE" : "FALSE", SheetCellKind.Text),
        TimeSpan time => new SheetCell(time.ToString("c", CultureInfo.InvariantCulture), SheetCellKind.Text),
        _ => OfText(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    public static SheetCell OfText(string text)
    {
        var trimmed = text.Trim().Trim('\uFEFF');
        return trimmed.Length == 0 ? Empty : new SheetCell(trimmed, IsBroken(trimmed) || (trimmed[0] == '#' && IsError(trimmed)) ? SheetCellKind.Error : SheetCellKind.Text);
    }

    /// <summary>Half of a character, or the sign that stands for one that was lost on the way.</summary>
    private static bool IsBroken(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? text.EnumerateRunes().Contains(Rune.ReplacementChar) : text.Contains(Rune.ReplacementChar.ToString(), StringComparison.Ordinal);

    private static bool IsError(string text) => text is "#REF!" or "#N/A" or "#NAME?" or "#VALUE!" or "#DIV/0!" or "#NULL!" or "#NUM!";

    private static string Digits(double number) => Math.Abs(number) < Whole && number == Math.Floor(number)
        ? ((long)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);
}

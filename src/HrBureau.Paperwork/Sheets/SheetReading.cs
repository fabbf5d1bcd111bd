namespace HrBureau.Paperwork;

/// <summary>What came of reading a file as a table.</summary>
public abstract record SheetReading
{
    private SheetReading()
    {
    }

    /// <summary>It is one.</summary>
    public sealed record Read(Sheet Sheet) : SheetReading;

    /// <summary>It is refused whole; nothing of it is taken.</summary>
    /// <param name="Fault">Why.</param>
    /// <param name="Detail">A header, a row number or an extension to show; never content.</param>
    public sealed record Refused(SheetFault Fault, string? Detail = null) : SheetReading;
}

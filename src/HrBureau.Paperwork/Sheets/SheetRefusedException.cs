namespace HrBureau.Paperwork;

/// <summary>Ends the reading of a table somewhere inside; <see cref="SheetReader"/> turns it into a <see cref="SheetReading.Refused"/>.</summary>
public sealed class SheetRefusedException : Exception
{
    public SheetRefusedException(SheetFault fault, string? detail = null)
        : base(fault.ToString())
    {
        Fault = fault;
        Detail = detail;
    }

    public SheetRefusedException()
    {
    }

    public SheetRefusedException(string message)
        : base(message)
    {
    }

    public SheetRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SheetFault Fault { get; }

    public string? Detail { get; }
}

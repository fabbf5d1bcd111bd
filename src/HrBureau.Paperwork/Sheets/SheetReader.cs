using System.Xml;

namespace HrBureau.Paperwork;

/// <summary>Reads a file as a table: what it is is told by its content, and its extension must not say otherwise.</summary>
public static class SheetReader
{
    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads a table.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Its name as given; only the extension counts.</param>
    /// <param name="known">Whether a text is a header of this kind of table: the header row is the one with most of them.</param>
    public static SheetReading Read(byte[] file, string name, Func<string, bool> known)
    {
        try
        {
            return new SheetReading.Read(Open(file, Path.GetExtension(name).ToUpperInvariant(), known));
        }
        catch (SheetRefusedException e)
        {
            return new SheetReading.Refused(e.Fault, e.Detail);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return new SheetReading.Refused(SheetFault.Damaged);
        }
    }

    private static Sheet Open(byte[] file, string extension, Func<string, bool> known)
    {
        if (file.Length == 0)
        {
            throw new SheetRefusedException(SheetFault.Empty);
        }

        if (file.Length > SheetLimits.Bytes)
        {
            throw new SheetRefusedException(SheetFault.TooLarge);
        }

        if (file.AsSpan().StartsWith(Compound))
        {
            throw new SheetRefusedException(SheetFault.OldWorkbook);
        }

        if (file.AsSpan().StartsWith(Zip))
        {
            Expect(extension, ".XLSX", ".XLSM");
            var others = XlsxGuard.Check(file, new SheetWork());
            return HeaderRow.Split(XlsxRows.Read(file), others, null, known);
        }

        var (text, encoding) = CsvText.Decode(file);
        Expect(extension, ".CSV", ".TXT", ".TSV");
        return HeaderRow.Split(CsvRows.Read(text, known), [], encoding, known);
    }

    private static void Expect(string extension, params ReadOnlySpan<string> fitting)
    {
        if (!fitting.Contains(extension))
        {
            throw new SheetRefusedException(SheetFault.WrongExtension, extension.Length is > 0 and < 10 ? extension.ToLowerInvariant() : null);
        }
    }

    /// <summary>What the readers throw at files that are not what they seem. A fault of the machine is not among them.</summary>
    private static bool IsDamage(Exception e) => e is InvalidDataException or XmlException or FormatException or OverflowException or ArgumentException
        or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException or NotSupportedException or EndOfStreamException or InvalidCastException;
}

namespace HrBureau.Paperwork;

/// <summary>How much of a workbook has been unpacked and looked at: a hostile file costs what was read of it before it was refused, whatever it holds.</summary>
internal sealed class SheetWork
{
    /// <summary>Bytes that came out of its parts so far.</summary>
    public long Unpacked { get; private set; }

    /// <summary>Nodes read so far.</summary>
    public int Nodes { get; private set; }

    /// <summary>Counts a node.</summary>
    public void Look()
    {
        if (++Nodes > SheetLimits.Nodes)
        {
            throw new SheetRefusedException(SheetFault.UnpacksTooLarge);
        }
    }

    /// <summary>Counts what was read; a bomb is found by what it really unpacks to.</summary>
    public int Take(int bytes)
    {
        Unpacked += bytes;
        return Unpacked <= SheetLimits.UnpackedBytes ? bytes : throw new SheetRefusedException(SheetFault.UnpacksTooLarge);
    }
}

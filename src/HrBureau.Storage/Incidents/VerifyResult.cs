namespace HrBureau.Storage;

/// <summary>The outcome of checking a whole chain.</summary>
/// <param name="Fault">What is wrong first, or nothing.</param>
/// <param name="Entries">How many entries were read.</param>
/// <param name="HeadHash">The hash of the last entry read.</param>
/// <param name="FirstBad">The first version that is wrong.</param>
public sealed record VerifyResult(ChainFault Fault, long Entries, byte[] HeadHash, long? FirstBad)
{
    public bool Ok => Fault == ChainFault.None;
}

using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>Says of every chain how it stands, and of all of them how many do not hold.</summary>
internal sealed class ChainReport(TextWriter output)
{
    /// <summary>The exit code where a chain does not hold.</summary>
    public const int Broken = 2;

    private int all;
    private int faulty;

    /// <summary>How many do not hold.</summary>
    public int Faulty => faulty;

    public void Say(string incident, VerifyResult result, bool stateHolds = true)
    {
        all++;
        faulty += result.Ok && stateHolds ? 0 : 1;
        output.WriteLine((result.Ok, stateHolds) switch
        {
            (false, _) => HostTexts.Both("tampered", incident, result.FirstBad ?? 0, result.Fault),
            (_, false) => HostTexts.Both("snapshot-differs", incident),
            _ => HostTexts.Both("verified", incident, result.Entries, Convert.ToHexStringLower(result.HeadHash)),
        });
    }

    /// <returns>The exit code.</returns>
    public int Finish()
    {
        output.WriteLine(HostTexts.Both("verified-all", all, faulty));
        return faulty == 0 ? 0 : Broken;
    }
}

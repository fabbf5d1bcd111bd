using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>Says of every chain how it stands, and of all of them how many do not hold.</summary>
/// <param name="output">Where to.</param>
/// <param name="broken">What is said of a chain that breaks: in one's own database, or in a file that somebody issued.</param>
internal sealed class ChainReport(TextWriter output, string broken = "tampered")
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
            (false, _) => HostTexts.Both(broken, incident, result.FirstBad ?? 0, new HostTexts.Word($"chain-{result.Fault}")),
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

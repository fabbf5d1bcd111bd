using System.Diagnostics;
using System.Globalization;

namespace HrBureau.Host;

/// <summary>Says beside the result how far long work is, once a second.</summary>
internal sealed class Progress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private long said = Stopwatch.GetTimestamp();

    public void Say(string what, double part)
    {
        if (Stopwatch.GetElapsedTime(said) >= Pause)
        {
            said = Stopwatch.GetTimestamp();
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {part * 100:0} %"));
        }
    }
}

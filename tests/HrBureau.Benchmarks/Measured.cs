using System.Globalization;

namespace HrBureau.Benchmarks;

/// <summary>What alternating rounds came to.</summary>
/// <param name="Work">Median of the work.</param>
/// <param name="Yardstick">Median of the yardstick.</param>
/// <param name="Ratio">Median of the ratios round by round.</param>
/// <param name="Least">The least of them.</param>
/// <param name="Most">The greatest of them.</param>
/// <param name="WorkCpu">Median processor time of the work: microseconds for each act.</param>
/// <param name="YardstickCpu">Median processor time of the yardstick: microseconds for each act.</param>
internal sealed record Measured(double Work, double Yardstick, double Ratio, double Least, double Most, double WorkCpu, double YardstickCpu)
{
    public string Spread => string.Create(CultureInfo.InvariantCulture, $"{Least:0.00}–{Most:0.00}");
}

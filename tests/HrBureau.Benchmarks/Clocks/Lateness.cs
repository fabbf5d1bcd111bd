using System.Globalization;

namespace HrBureau.Benchmarks;

/// <summary>How late clocks were, in milliseconds; one that was never done counts as late as it was when the round was given up.</summary>
/// <param name="Armed">How many were armed.</param>
/// <param name="Done">How many were done.</param>
/// <param name="Doubled">How often one was done again.</param>
/// <param name="Median">The middle.</param>
/// <param name="Most99">99 of 100 were no later.</param>
/// <param name="Most">The latest.</param>
internal sealed record Lateness(int Armed, int Done, int Doubled, double Median, double Most99, double Most)
{
    public int Missing => Armed - Done;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {Median:0} ms, p99 {Most99:0} ms, max {Most:0} ms, {Done:N0} of {Armed:N0} done, {Doubled} twice");
}

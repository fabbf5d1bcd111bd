namespace HrBureau.Benchmarks;

/// <summary>One measured figure: work and yardstick alternate in one run on one machine, only their ratio counts.</summary>
/// <param name="Id">F1, F2 …</param>
/// <param name="Work">What was done.</param>
/// <param name="Yardstick">What it is held against, in the same run.</param>
/// <param name="Unit">Unit of the two medians.</param>
/// <param name="WorkMedian">Median of the work.</param>
/// <param name="YardstickMedian">Median of the yardstick.</param>
/// <param name="Ratio">Median of the ratios round by round.</param>
/// <param name="Goal">What the ratio should be.</param>
/// <param name="Reached">Whether it is.</param>
/// <param name="Spread">Least and greatest ratio of the rounds.</param>
/// <param name="Cpu">Processor time for each act, work against yardstick, where acts are counted.</param>
internal sealed record Figure(string Id, string Work, string Yardstick, string Unit, double WorkMedian, double YardstickMedian, double Ratio, string Goal, bool Reached, string Spread = "", string Cpu = "");

namespace HrBureau.Contracts;

/// <summary>One row to be taken.</summary>
/// <param name="Row">Row number in the table.</param>
/// <param name="Report">The report.</param>
[GenerateSerializer]
[Alias("hrb.import-line")]
public sealed record ImportLine(int Row, ReportGiven Report);

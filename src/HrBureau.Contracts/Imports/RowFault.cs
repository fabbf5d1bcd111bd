namespace HrBureau.Contracts;

/// <summary>What is wrong with one row of a table. Holds no content of the row: only where to look and what to mend.</summary>
/// <param name="Row">Row number as the table program shows it, from 1.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Field">Field concerned; null for the row as a whole.</param>
/// <param name="Column">Header text of its column; null where none was chosen.</param>
/// <param name="EarlierRow">The earlier row, for <see cref="RowFaultCode.Twice"/>.</param>
/// <param name="Incident">Number of the incident, for <see cref="RowFaultCode.Differs"/>.</param>
[GenerateSerializer]
[Alias("hrb.row-fault")]
public sealed record RowFault(int Row, RowFaultCode Code, ReportColumn? Field = null, string? Column = null, int? EarlierRow = null, string? Incident = null);

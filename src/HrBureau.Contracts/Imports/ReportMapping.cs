using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>How the columns of a table of reports are read.</summary>
/// <param name="Source">Which platform the table comes from; part of a report's identity together with its number.</param>
/// <param name="Unit">What its money column counts.</param>
/// <param name="Columns">Header text of the column each field is read from; a field without one is left empty.</param>
[GenerateSerializer]
[Alias("hrb.report-mapping")]
public sealed record ReportMapping(ReportSource Source, AmountUnit Unit, IReadOnlyDictionary<ReportColumn, string> Columns);

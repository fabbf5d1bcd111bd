using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>How the columns of a table are read.</summary>
/// <param name="Source">Where the reports come from; null keeps what was used last, else the national platform.</param>
/// <param name="Unit">What the money column counts; null keeps what was used last, or what its header says.</param>
/// <param name="Columns">Header by field; null keeps what was used last, or what the headers say.</param>
public sealed record MappingBody(ReportSource? Source = null, AmountUnit? Unit = null, IReadOnlyDictionary<ReportColumn, string>? Columns = null)
{
    internal static MappingBody Of(ReportMapping mapping) => new(mapping.Source, mapping.Unit, mapping.Columns);

    internal ReportMapping Over(ReportMapping known) => new(Source ?? known.Source, Unit ?? known.Unit, Columns ?? known.Columns);
}

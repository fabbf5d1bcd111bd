namespace HrBureau.Domain;

/// <summary>From how many people on a grade holds.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="From">Fewest people.</param>
/// <param name="Name">Its name.</param>
/// <param name="Numeral">Ⅳ to Ⅰ.</param>
/// <param name="Colour">The colour's word: <c>blue yellow orange red</c>.</param>
/// <param name="ValidFrom">First day of the row.</param>
/// <param name="ValidTo">Last day of the row; null for open.</param>
/// <remarks>No national table of head-counts for wage incidents exists; every plan sets its own, so the county's stands in the data.</remarks>
public sealed record GradeRow(Grade Grade, int From, LocalisedText Name, string Numeral, string Colour, DateOnly ValidFrom, DateOnly? ValidTo);

namespace HrBureau.Domain;

/// <summary>Finds shifts by which two officers would hold one post at the same time: asked of the seeds and of every roster that replaces them.</summary>
public static class RosterOverlap
{
    /// <summary>The first shift that begins while another of its post runs.</summary>
    /// <param name="rows">Rows of any posts.</param>
    /// <returns>Its place in the rows, and the county time at which it begins; null when there is none.</returns>
    public static (int Place, DateTime At)? First(IReadOnlyList<RosterRow> rows) => rows
        .Select((row, place) => (Row: row, Place: place))
        .GroupBy(row => (row.Row.Agency, row.Row.Post))
        .Select(post => FirstOf([.. post]))
        .FirstOrDefault(found => found is not null);

    /// <summary>A week from each day on which the pattern changes says everything: between such days each week is like the one before.</summary>
    /// <param name="rows">Rows of one post with their places.</param>
    /// <returns>Days in order.</returns>
    internal static IEnumerable<DateOnly> Starts(IReadOnlyList<(RosterRow Row, int Place)> rows) => rows
        .SelectMany(row => row.Row.ValidTo is { } to ? new[] { row.Row.ValidFrom, to.AddDays(1) } : [row.Row.ValidFrom])
        .Distinct()
        .Order();

    /// <summary>The shifts of those weeks.</summary>
    /// <param name="rows">Rows of one post with their places.</param>
    /// <returns>Each shift once, in order of its beginning.</returns>
    internal static IReadOnlyList<(DateTime From, DateTime To, int Place)> Shifts(IReadOnlyList<(RosterRow Row, int Place)> rows) =>
        [.. (from start in Starts(rows)
             from offset in Enumerable.Range(-1, 10)
             let day = start.AddDays(offset)
             from row in rows
             where row.Row.BeginsOn(day)
             let begins = day.ToDateTime(row.Row.From)
             select (From: begins, To: begins + row.Row.Length, row.Place)).Distinct().OrderBy(shift => shift.From)];

    private static (int Place, DateTime At)? FirstOf(IReadOnlyList<(RosterRow Row, int Place)> rows)
    {
        var until = DateTime.MinValue;
        foreach (var shift in Shifts(rows))
        {
            if (shift.From < until)
            {
                return (shift.Place, shift.From);
            }

            until = shift.To;
        }

        return null;
    }
}

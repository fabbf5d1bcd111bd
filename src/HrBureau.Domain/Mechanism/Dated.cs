using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Rows of one subject follow each other by date: no two on one day, no day without one after the first.</summary>
internal static class Dated
{
    /// <summary>The rows in force on a day; before the first day those of the first day, since legal time may lie before the county had a mechanism.</summary>
    public static List<TRow> On<TRow>(ImmutableArray<TRow> rows, DateOnly day, Func<TRow, (DateOnly From, DateOnly? To)> dates)
    {
        var first = DateOnly.MaxValue;
        foreach (var row in rows)
        {
            first = dates(row).From is var from && from < first ? from : first;
        }

        var at = first > day ? first : day;
        var inForce = new List<TRow>(rows.Length);
        foreach (var row in rows)
        {
            if (dates(row) is var (from, to) && from <= at && (to is null || at <= to))
            {
                inForce.Add(row);
            }
        }

        return inForce;
    }

    public static void Check<TRow>(
        SeedFaults faults,
        string file,
        string list,
        IReadOnlyList<TRow> rows,
        Func<TRow, object> subject,
        Func<TRow, (DateOnly From, DateOnly? To)> dates)
    {
        foreach (var group in rows.Select((row, index) => (Dates: dates(row), index, Subject: subject(row))).GroupBy(row => row.Subject))
        {
            var inOrder = group.OrderBy(row => row.Dates.From).ToList();
            foreach (var (dated, index, _) in inOrder.Where(row => row.Dates.To < row.Dates.From))
            {
                faults.Add(file, $"$.{list}[{index}].validTo", "The row ends before it begins.", $"Give a day not before {dated.From:yyyy-MM-dd}, or leave it out.");
            }

            foreach (var (before, after) in inOrder.Zip(inOrder.Skip(1)))
            {
                if (before.Dates.To is null || before.Dates.To >= after.Dates.From)
                {
                    faults.Add(file, $"$.{list}[{after.index}].validFrom", $"Two rows for {group.Key} are in force on {after.Dates.From:yyyy-MM-dd}.", $"End row {before.index} the day before with validTo.");
                }
            }
        }
    }

    /// <summary>Both of these: from its first day on each subject has exactly one row.</summary>
    public static void Whole<TRow>(SeedFaults faults, string file, string list, IReadOnlyList<TRow> rows, Func<TRow, object> subject, Func<TRow, (DateOnly From, DateOnly? To)> dates)
    {
        Check(faults, file, list, rows, subject, dates);
        Unbroken(faults, file, list, rows, subject, dates);
    }

    /// <summary>Reports days after the first row on which none is in force.</summary>
    public static void Unbroken<TRow>(
        SeedFaults faults,
        string file,
        string list,
        IReadOnlyList<TRow> rows,
        Func<TRow, object> subject,
        Func<TRow, (DateOnly From, DateOnly? To)> dates)
    {
        foreach (var group in rows.Select((row, index) => (Dates: dates(row), index, Subject: subject(row))).GroupBy(row => row.Subject))
        {
            foreach (var (dated, index, _) in group.Where(row => row.Dates.To is not null))
            {
                var next = dated.To!.Value.AddDays(1);
                if (!group.Any(row => row.Dates.From <= next && (row.Dates.To is null || row.Dates.To >= next)))
                {
                    faults.Add(file, $"$.{list}[{index}].validTo", $"No row for {group.Key} is in force on {next:yyyy-MM-dd}.", "Add the row that follows, or leave validTo out.");
                }
            }
        }
    }
}

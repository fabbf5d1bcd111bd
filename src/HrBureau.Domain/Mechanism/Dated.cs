namespace HrBureau.Domain;

/// <summary>Rows of one subject follow each other by date: no two on one day, no day without one after the first.</summary>
internal static class Dated
{
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

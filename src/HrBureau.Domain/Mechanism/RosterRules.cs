namespace HrBureau.Domain;

/// <summary>Every post is held by exactly one officer of its agency at every minute of every week.</summary>
internal static class RosterRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        var officers = mechanism.Officers.ToLookup(row => row.Id, StringComparer.Ordinal);
        for (var i = 0; i < mechanism.Rosters.Length; i++)
        {
            CheckRow(mechanism, faults, officers, i);
        }

        // A county that starts with one administrator has no rosters yet: its agencies fill them in the console.
        if (mechanism.Rosters.Length == 0)
        {
            return;
        }

        for (var i = 0; i < mechanism.Posts.Length; i++)
        {
            CheckPost(mechanism, faults, mechanism.Posts[i], i);
        }
    }

    private static void CheckRow(Mechanism mechanism, SeedFaults faults, ILookup<string, OfficerRow> officers, int index)
    {
        var row = mechanism.Rosters[index];
        var place = $"$.rosters[{index}]";
        if (!mechanism.Posts.Any(post => post.Agency == row.Agency && post.Post == row.Post))
        {
            faults.Add(MechanismFiles.Rosters, $"{place}.post", $"{row.Agency} has no post {row.Post}.", $"Add it to {MechanismFiles.Posts}, or use one that is there.");
        }

        if (!officers.Contains(row.Officer))
        {
            faults.Add(MechanismFiles.Rosters, $"{place}.officer", $"There is no officer {row.Officer}.", $"Add him to {MechanismFiles.Officers}, or use one who is there.");
        }
        else if (officers[row.Officer].All(officer => officer.Agency != row.Agency))
        {
            faults.Add(MechanismFiles.Rosters, $"{place}.officer", $"{row.Officer} belongs to another agency.", $"Name an officer of {row.Agency}.");
        }

        if (row.ValidTo < row.ValidFrom)
        {
            faults.Add(MechanismFiles.Rosters, $"{place}.validTo", "The row ends before it begins.", "Give a later day, or leave it out.");
        }
    }

    private static void CheckPost(Mechanism mechanism, SeedFaults faults, PostRow post, int index)
    {
        var rows = mechanism.Rosters
            .Select((row, place) => (Row: row, Place: place))
            .Where(row => row.Row.Agency == post.Agency && row.Row.Post == post.Post)
            .ToList();
        if (rows.Count == 0)
        {
            faults.Add(MechanismFiles.Posts, $"$.posts[{index}]", $"Nobody ever holds {post.Agency}/{post.Post}.", $"Give it a row in {MechanismFiles.Rosters}, or remove the post.");
            return;
        }

        var shifts = Shifts(rows).OrderBy(shift => shift.From).ToList();
        var first = shifts[0].From;
        foreach (var start in Starts(rows))
        {
            if (Disagreement(shifts, start.ToDateTime(TimeOnly.MinValue) < first ? first : start.ToDateTime(TimeOnly.MinValue)) is { } found)
            {
                faults.Add(MechanismFiles.Rosters, $"$.rosters[{found.Place}]", $"{post.Agency}/{post.Post} has {found.What} on {found.At:yyyy-MM-dd dddd HH:mm}.", found.Cure);
                return;
            }
        }
    }

    /// <summary>A week from each day on which the pattern changes says everything: between such days each week is like the one before.</summary>
    private static IEnumerable<DateOnly> Starts(List<(RosterRow Row, int Place)> rows) => rows
        .SelectMany(row => row.Row.ValidTo is { } to ? new[] { row.Row.ValidFrom, to.AddDays(1) } : [row.Row.ValidFrom])
        .Distinct()
        .Order();

    private static IEnumerable<(DateTime From, DateTime To, int Place)> Shifts(List<(RosterRow Row, int Place)> rows) =>
        from start in Starts(rows)
        from offset in Enumerable.Range(-1, 10)
        let day = start.AddDays(offset)
        from row in rows
        where row.Row.BeginsOn(day)
        let begins = day.ToDateTime(row.Row.From)
        group row.Place by (begins, begins + row.Row.Length, row.Place) into shift
        select shift.Key;

    private static (string What, string Cure, DateTime At, int Place)? Disagreement(List<(DateTime From, DateTime To, int Place)> shifts, DateTime start)
    {
        var until = start.AddDays(8);
        var covered = start;
        var place = shifts[0].Place;
        foreach (var shift in shifts.Where(shift => shift.To > start && shift.From < until))
        {
            if (shift.From > covered)
            {
                return ("nobody", "Add the shift that is missing.", covered, place);
            }

            if (shift.From < covered && covered > start)
            {
                return ("two officers", "Shorten one of the two shifts, or end one row with validTo.", shift.From, shift.Place);
            }

            (covered, place) = (shift.To, shift.Place);
        }

        return covered < until ? ("nobody", "Add the shift that is missing.", covered, place) : null;
    }
}

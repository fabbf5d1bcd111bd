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

        // An agency that is new has no roster yet: it fills it in the console. One that has a roster leaves no post out.
        var rostered = mechanism.Rosters.Select(row => row.Agency).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < mechanism.Posts.Length; i++)
        {
            if (rostered.Contains(mechanism.Posts[i].Agency))
            {
                CheckPost(mechanism, faults, mechanism.Posts[i], i);
            }
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

        if (RosterOverlap.First([.. rows.Select(row => row.Row)]) is { } overlap)
        {
            Report(faults, post, rows[overlap.Place].Place, "two officers", overlap.At, "Shorten one of the two shifts, or end one row with validTo.");
            return;
        }

        var shifts = RosterOverlap.Shifts(rows);
        var first = shifts[0].From;
        foreach (var start in RosterOverlap.Starts(rows))
        {
            if (Gap(shifts, start.ToDateTime(TimeOnly.MinValue) < first ? first : start.ToDateTime(TimeOnly.MinValue)) is { } gap)
            {
                Report(faults, post, gap.Place, "nobody", gap.At, "Add the shift that is missing.");
                return;
            }
        }
    }

    private static void Report(SeedFaults faults, PostRow post, int place, string what, DateTime at, string cure) =>
        faults.Add(MechanismFiles.Rosters, $"$.rosters[{place}]", $"{post.Agency}/{post.Post} has {what} on {at:yyyy-MM-dd dddd HH:mm}.", cure);

    private static (DateTime At, int Place)? Gap(IReadOnlyList<(DateTime From, DateTime To, int Place)> shifts, DateTime start)
    {
        var until = start.AddDays(8);
        var covered = start;
        var place = shifts[0].Place;
        foreach (var shift in shifts.Where(shift => shift.To > start && shift.From < until))
        {
            if (shift.From > covered)
            {
                return (covered, place);
            }

            (covered, place) = (shift.To, shift.Place);
        }

        return covered < until ? (covered, place) : null;
    }
}

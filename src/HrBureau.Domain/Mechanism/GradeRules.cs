namespace HrBureau.Domain;

/// <summary>Grades, behaviours and the unreachable rule are complete and in order.</summary>
internal static class GradeRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        Dated.Whole(faults, MechanismFiles.Grades, "grades", mechanism.Grades, row => WireWord.Of(row.Grade), row => (row.ValidFrom, row.ValidTo));
        Dated.Whole(faults, MechanismFiles.Grades, "behaviours", mechanism.Behaviours, row => WireWord.Of(row.Behaviour), row => (row.ValidFrom, row.ValidTo));
        foreach (var day in mechanism.Grades.Select(row => row.ValidFrom).Distinct())
        {
            CheckGrades(mechanism, faults, day);
        }

        foreach (var missing in Enum.GetValues<Behaviour>().Except(mechanism.Behaviours.Select(row => row.Behaviour)))
        {
            faults.Add(MechanismFiles.Grades, "$.behaviours", $"{WireWord.Of(missing)} has no row.", "Add it, and say whether it raises the grade.");
        }

        CheckUnreachable(mechanism, faults);
    }

    private static void CheckGrades(Mechanism mechanism, SeedFaults faults, DateOnly day)
    {
        var grades = mechanism.GradesOn(day);
        if (!grades.Select(row => row.Grade).Distinct().SequenceEqual(Enum.GetValues<Grade>()))
        {
            faults.Add(MechanismFiles.Grades, "$.grades", $"Each grade has one row on {day:yyyy-MM-dd}.", $"Give a row in force for each of: {string.Join(", ", WireWord.All<Grade>())}.");
        }

        for (var i = 1; i < grades.Count; i++)
        {
            if (grades[i].From <= grades[i - 1].From)
            {
                faults.Add(MechanismFiles.Grades, $"$.grades[{mechanism.Grades.IndexOf(grades[i])}].from", "A higher grade begins with more people.", $"Give a number above {grades[i - 1].From}.");
            }
        }
    }

    private static void CheckUnreachable(Mechanism mechanism, SeedFaults faults)
    {
        var rows = mechanism.Unreachable;
        Dated.Whole(faults, MechanismFiles.Unreachable, "unreachable", rows, row => WireWord.Of(row.FromGrade), row => (row.ValidFrom, row.ValidTo));
        if (!rows.Any(row => row.FromGrade == Grade.General && row.ValidFrom == rows.Min(other => other.ValidFrom)))
        {
            faults.Add(MechanismFiles.Unreachable, "$.unreachable", "The lowest grade has no row from the first day on.", "Give a row from general that is in force from the first day on.");
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Failures == 0 || rows[i].Channels == 0 || rows[i].Channels > rows[i].Failures)
            {
                faults.Add(MechanismFiles.Unreachable, $"$.unreachable[{i}].failures", "The rule could never hold, or would always hold.", "Give at least one failure and not more channels than failures.");
            }
        }
    }
}

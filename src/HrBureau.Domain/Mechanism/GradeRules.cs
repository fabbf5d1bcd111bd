namespace HrBureau.Domain;

/// <summary>Grades, behaviours and the unreachable rule are complete and in order.</summary>
internal static class GradeRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        if (!mechanism.Grades.Select(row => row.Grade).SequenceEqual(Enum.GetValues<Grade>()))
        {
            faults.Add(MechanismFiles.Grades, "$.grades", "Each grade has one row, lowest first.", $"Give the rows in this order: {string.Join(", ", WireWord.All<Grade>())}.");
        }

        for (var i = 1; i < mechanism.Grades.Length; i++)
        {
            if (mechanism.Grades[i].From <= mechanism.Grades[i - 1].From)
            {
                faults.Add(MechanismFiles.Grades, $"$.grades[{i}].from", "A higher grade begins with more people.", $"Give a number above {mechanism.Grades[i - 1].From}.");
            }
        }

        MechanismRules.Once(faults, MechanismFiles.Grades, "behaviours", "behaviour", mechanism.Behaviours, row => row.Behaviour);
        foreach (var missing in Enum.GetValues<Behaviour>().Except(mechanism.Behaviours.Select(row => row.Behaviour)))
        {
            faults.Add(MechanismFiles.Grades, "$.behaviours", $"{WireWord.Of(missing)} has no row.", "Add it, and say whether it raises the grade.");
        }

        CheckUnreachable(mechanism, faults);
    }

    private static void CheckUnreachable(Mechanism mechanism, SeedFaults faults)
    {
        var rows = mechanism.Unreachable;
        if (rows.Length == 0 || rows[0].FromGrade != Grade.General)
        {
            faults.Add(MechanismFiles.Unreachable, "$.unreachable", "The lowest grade has no row.", "Give a first row from general.");
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (i > 0 && rows[i].FromGrade <= rows[i - 1].FromGrade)
            {
                faults.Add(MechanismFiles.Unreachable, $"$.unreachable[{i}].fromGrade", "Rows go from the lowest grade upwards, one each.", "Put them in order, one row a grade.");
            }

            if (rows[i].Failures == 0 || rows[i].Channels == 0 || rows[i].Channels > rows[i].Failures)
            {
                faults.Add(MechanismFiles.Unreachable, $"$.unreachable[{i}].failures", "The rule could never hold, or would always hold.", "Give at least one failure and not more channels than failures.");
            }
        }
    }
}

namespace HrBureau.Domain;

/// <summary>What must hold between the files.</summary>
internal static class MechanismRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        AgencyRules.Check(mechanism, faults);
        RequestKindRules.Check(mechanism, faults);
        if (faults.Any)
        {
            // Ladders and clocks are read through agencies and kinds; with those broken every later sentence would mislead.
            return;
        }

        RosterRules.Check(mechanism, faults);
        GradeRules.Check(mechanism, faults);
        LadderRules.Check(mechanism, faults);
        ClockRules.Check(mechanism, faults);
        DutyRules.Check(mechanism, faults);
    }

    /// <summary>Reports every row whose key was given before.</summary>
    public static void Once<TRow, TKey>(SeedFaults faults, string file, string list, string key, IReadOnlyList<TRow> rows, Func<TRow, TKey> of)
        where TKey : notnull
    {
        var seen = new HashSet<TKey>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (!seen.Add(of(rows[i])))
            {
                faults.Add(file, $"$.{list}[{i}].{key}", $"{of(rows[i])} is given twice.", "Keep one of the two rows.");
            }
        }
    }
}

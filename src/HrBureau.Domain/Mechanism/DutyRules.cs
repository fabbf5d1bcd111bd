namespace HrBureau.Domain;

/// <summary>The duty table speaks about every act and no other, in duties that have a name.</summary>
internal static class DutyRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        MechanismRules.Once(faults, MechanismFiles.Duties, "commands", "command", mechanism.Duties, row => row.Command);
        foreach (var missing in CommandWords.All.Except(mechanism.Duties.Select(row => row.Command)).Order(StringComparer.Ordinal))
        {
            faults.Add(MechanismFiles.Duties, "$.commands", $"The command {missing} has no row.", "Add it with the duties that allow it.");
        }

        for (var i = 0; i < mechanism.Duties.Length; i++)
        {
            if (!CommandWords.All.Contains(mechanism.Duties[i].Command))
            {
                faults.Add(MechanismFiles.Duties, $"$.commands[{i}].command", $"There is no command {mechanism.Duties[i].Command}.", "Remove the row, or correct the word.");
            }

            CheckDuties(mechanism, faults, MechanismFiles.Duties, $"$.commands[{i}].duties", mechanism.Duties[i].Duties);
        }

        for (var i = 0; i < mechanism.Officers.Length; i++)
        {
            CheckDuties(mechanism, faults, MechanismFiles.Officers, $"$.officers[{i}].duties", mechanism.Officers[i].Duties);
            if (Administering.Mixes(mechanism, mechanism.Officers[i].Duties))
            {
                faults.Add(MechanismFiles.Officers, $"$.officers[{i}].duties", "Who administers accounts sees no case.", "Give the other duties to another person.");
            }

            foreach (var own in mechanism.Officers[i].Duties.Intersect([Actor.SystemDuty, Actor.MachineDuty]))
            {
                faults.Add(MechanismFiles.Officers, $"$.officers[{i}].duties", "The duty of a system is for no officer.", $"Remove {own}.");
            }
        }
    }

    private static void CheckDuties(Mechanism mechanism, SeedFaults faults, string file, string place, IReadOnlyList<string> duties)
    {
        for (var d = 0; d < duties.Count; d++)
        {
            if (!mechanism.DutyNames.ContainsKey(duties[d]))
            {
                faults.Add(file, $"{place}[{d}]", $"There is no duty {duties[d]}.", $"Give one of: {string.Join(", ", mechanism.DutyNames.Keys.Order(StringComparer.Ordinal))}.");
            }
        }
    }
}

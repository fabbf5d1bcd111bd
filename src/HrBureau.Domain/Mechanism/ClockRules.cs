namespace HrBureau.Domain;

/// <summary>Clocks quote an article that exists and ring a post that exists; of one name and grade one row is in force.</summary>
internal static class ClockRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        Dated.Check(faults, MechanismFiles.Clocks, "clocks", mechanism.Clocks, Subject, row => (row.ValidFrom, row.ValidTo));
        foreach (var kind in mechanism.RequestKinds.Select(row => row.Kind).Distinct().Where(kind => kind != RequestKind.CrimeTransfer))
        {
            if (!mechanism.Clocks.Any(row => row is { Stop: ClockStop.ResultGiven, FromGrade: Grade.General } && (row.Kind is null || row.Kind == kind)))
            {
                faults.Add(MechanismFiles.Clocks, "$.clocks", $"No clock waits for the first result of {WireWord.Of(kind)}.", "Add one from general that stops at result-given: after a receipt nothing else would chase it.");
            }
        }

        for (var i = 0; i < mechanism.Clocks.Length; i++)
        {
            var row = mechanism.Clocks[i];
            RequestKindRules.Cited(mechanism, faults, MechanismFiles.Clocks, $"$.clocks[{i}].statute", row.Statute);
            if (!mechanism.Posts.Any(post => post.Agency == mechanism.HomeAgency.Code && post.Post == row.OnMiss))
            {
                faults.Add(MechanismFiles.Clocks, $"$.clocks[{i}].onMiss", $"{mechanism.HomeAgency.Code} has no post {row.OnMiss}.", $"Name a post of {mechanism.HomeAgency.Code}.");
            }

            if (row is { Length.Unit: ClockUnit.ClockHours, WarnBefore: { } warn } && warn >= TimeSpan.FromMinutes(row.Length.Value))
            {
                faults.Add(MechanismFiles.Clocks, $"$.clocks[{i}].warnBefore", "The clock would warn before it starts.", "Give a time shorter than the clock.");
            }
        }
    }

    private static object Subject(ClockRow row) => $"{row.Name}{(row.Kind is { } kind ? $" of {WireWord.Of(kind)}" : "")} from {WireWord.Of(row.FromGrade)}";
}

namespace HrBureau.Domain;

/// <summary>Each kind of request has one row whose agency, signers and articles exist; measures are asked of the police alone.</summary>
internal static class RequestKindRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        Dated.Whole(faults, MechanismFiles.RequestKinds, "requestKinds", mechanism.RequestKinds, row => WireWord.Of(row.Kind), row => (row.ValidFrom, row.ValidTo));
        foreach (var missing in Enum.GetValues<RequestKind>().Except(mechanism.RequestKinds.Select(row => row.Kind)))
        {
            faults.Add(MechanismFiles.RequestKinds, "$.requestKinds", $"{WireWord.Of(missing)} has no row.", "Add it.");
        }

        MechanismRules.Once(faults, MechanismFiles.Statutes, "statutes", "id", mechanism.Statutes, row => row.Id);
        foreach (var missing in Articles.All.Where(id => mechanism.Statute(id) is null))
        {
            faults.Add(MechanismFiles.Statutes, "$.statutes", $"There is no article {missing}, on which steps and refusals rest.", "Add it; seeds/mechanism has one.");
        }

        for (var i = 0; i < mechanism.Statutes.Length; i++)
        {
            if (mechanism.Statutes[i].Mark is not ("A" or "B" or "C" or "P"))
            {
                faults.Add(MechanismFiles.Statutes, $"$.statutes[{i}].mark", "The mark is not known.", "Give A (read in full), B (read in excerpt), C (unconfirmed) or P (proposed, not law).");
            }
        }

        for (var i = 0; i < mechanism.RequestKinds.Length; i++)
        {
            CheckRow(mechanism, faults, mechanism.RequestKinds[i], $"$.requestKinds[{i}]");
        }
    }

    /// <summary>Reports an id that no article has.</summary>
    public static void Cited(Mechanism mechanism, SeedFaults faults, string file, string path, string id)
    {
        if (mechanism.Statute(id) is null)
        {
            faults.Add(file, path, $"There is no article {id}.", $"Add it to {MechanismFiles.Statutes}, or use one that is there.");
        }
    }

    private static void CheckRow(Mechanism mechanism, SeedFaults faults, RequestKindRow row, string place)
    {
        AgencyRules.Known(mechanism, faults, MechanismFiles.RequestKinds, $"{place}.defaultTo", row.DefaultTo, open: row.ValidTo is null);
        if (row.Measures.Length > 0 && mechanism.Agency(row.DefaultTo) is { Kind: not "police" })
        {
            faults.Add(MechanismFiles.RequestKinds, $"{place}.measures", "Police measures are asked of the police alone.", "Leave the list empty, or send the request to the police.");
        }

        foreach (var kind in row.Recipients.Where(kind => !mechanism.Agencies.Any(agency => agency.Kind == kind)))
        {
            faults.Add(MechanismFiles.RequestKinds, $"{place}.recipients", $"There is no agency of the kind {kind}.", $"Give kinds of {MechanismFiles.Agencies}.");
        }

        if (mechanism.Agency(row.DefaultTo) is { Disabled: false } usual && !row.GoesTo(usual))
        {
            faults.Add(MechanismFiles.RequestKinds, $"{place}.defaultTo", "The usual addressee is none of the recipients.", "Name its kind among the recipients, or another agency here.");
        }

        if (row.SignedBy.Length == 0 || row.SignedBy.Any(duty => !mechanism.DutyNames.ContainsKey(duty)))
        {
            faults.Add(MechanismFiles.RequestKinds, $"{place}.signedBy", "A signer's duty is missing or not known.", $"Give duties of {MechanismFiles.Duties}.");
        }

        if (row.Statutes.Length == 0)
        {
            faults.Add(MechanismFiles.RequestKinds, $"{place}.statutes", "A request needs a legal basis.", $"Give an id of {MechanismFiles.Statutes}.");
        }

        if (row.Letter is { } letter && RequestLetter.Fault(letter) is { } fault)
        {
            faults.Add(MechanismFiles.RequestKinds, $"{place}.letter", fault, "Put a clause that can be left out in brackets, with what stands instead after a bar: [at {place}|at a place not known].");
        }

        for (var s = 0; s < row.Statutes.Length; s++)
        {
            Cited(mechanism, faults, MechanismFiles.RequestKinds, $"{place}.statutes[{s}]", row.Statutes[s]);
        }
    }
}

namespace HrBureau.Domain;

/// <summary>Agencies, posts and officers fit together.</summary>
internal static class AgencyRules
{
    public static void Check(Mechanism mechanism, SeedFaults faults)
    {
        MechanismRules.Once(faults, MechanismFiles.Agencies, "agencies", "code", mechanism.Agencies, row => row.Code);
        MechanismRules.Once(faults, MechanismFiles.Posts, "posts", "post", mechanism.Posts, row => (row.Agency, row.Post));
        MechanismRules.Once(faults, MechanismFiles.Officers, "officers", "id", mechanism.Officers, row => row.Id);
        CheckAgencies(mechanism, faults);
        for (var i = 0; i < mechanism.Posts.Length; i++)
        {
            Known(mechanism, faults, MechanismFiles.Posts, $"$.posts[{i}].agency", mechanism.Posts[i].Agency);
        }

        for (var i = 0; i < mechanism.Officers.Length; i++)
        {
            Known(mechanism, faults, MechanismFiles.Officers, $"$.officers[{i}].agency", mechanism.Officers[i].Agency);
        }
    }

    /// <summary>Reports a code that no agency has, or, where something leads to it, that it is closed.</summary>
    public static void Known(Mechanism mechanism, SeedFaults faults, string file, string path, string code, bool open = false)
    {
        if (mechanism.Agency(code) is not { } agency)
        {
            faults.Add(file, path, $"There is no agency {code}.", $"Add it to {MechanismFiles.Agencies}, or use one that is there.");
        }
        else if (open && agency.Disabled)
        {
            faults.Add(file, path, $"The agency {code} is disabled.", "Name another agency, or enable this one.");
        }
    }

    private static void CheckAgencies(Mechanism mechanism, SeedFaults faults)
    {
        if (mechanism.County.Length != 6 || !mechanism.County.All(char.IsAsciiDigit))
        {
            faults.Add(MechanismFiles.County, "$.code", "The county code has the wrong form.", "Give the six digits of the county, such as 360121.");
        }

        if (mechanism.Agencies.Count(row => row.SeesWholeCounty) != 1)
        {
            faults.Add(MechanismFiles.Agencies, "$.agencies", "Exactly one agency holds the incidents of the county.", "Set seesWholeCounty to true on one agency and to false on all others.");
        }

        if (mechanism.Agencies.Any(row => row.SeesWholeCounty && row.Disabled))
        {
            faults.Add(MechanismFiles.Agencies, "$.agencies", "The agency that holds the incidents of the county is disabled.", "Remove disabled from it.");
        }

        for (var i = 0; i < mechanism.Agencies.Length; i++)
        {
            if (!mechanism.Agencies[i].Code.StartsWith("agy-", StringComparison.Ordinal))
            {
                faults.Add(MechanismFiles.Agencies, $"$.agencies[{i}].code", "An agency's code begins with agy-.", $"Write agy-{mechanism.Agencies[i].Code}.");
            }
        }
    }
}

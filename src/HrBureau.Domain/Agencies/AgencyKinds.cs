using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>The kinds of agency that forms and ladders speak of.</summary>
public static class AgencyKinds
{
    /// <summary>Every kind, in the order in which people look for them.</summary>
    public static ImmutableArray<string> All { get; } =
        ["hr", "police", "housing", "finance", "office", "county", "township", "zone", "union", "legal-aid", "procuratorate", "petition", "city-hr"];
}

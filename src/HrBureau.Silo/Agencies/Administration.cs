using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Whose agencies an administrator administers: his own, and every one when his agency sees the whole county.</summary>
internal static class Administration
{
    public static bool Covers(Caller? caller, string agency, Mechanism current) =>
        caller is not null && current.Agency(agency) is not null && (caller.Agency == agency || current.Agency(caller.Agency) is { SeesWholeCounty: true });
}

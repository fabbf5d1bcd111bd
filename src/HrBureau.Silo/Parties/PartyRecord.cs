using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>How incidents stand towards a unit: the newest word of each, bounded, newest last, without personal data.</summary>
[GenerateSerializer]
[Alias("hrb.party-record")]
internal sealed class PartyRecord
{
    /// <summary>Of how many incidents the standing is kept.</summary>
    public const int Kept = 200;

    private const int Shown = 20;

    [Id(0)]
    public List<UnitStanding> Standings { get; set; } = [];

    /// <summary>Keeps a standing in the place of an older one. One that was taken back is kept as well: what was told before it may still come.</summary>
    /// <returns>False when it is known already.</returns>
    public bool Learn(UnitStanding standing)
    {
        if (Standings.Exists(known => known.IncidentId == standing.IncidentId && known.Version >= standing.Version))
        {
            return false;
        }

        Standings.RemoveAll(known => known.IncidentId == standing.IncidentId);
        Standings.Add(standing);
        if (Standings.Count > Kept)
        {
            Standings.RemoveAt(Math.Max(0, Standings.FindIndex(known => !known.Stands)));
        }

        return true;
    }

    /// <summary>What the other incidents amount to, newest first.</summary>
    public HintView[] HintsExcept(string incident, string? code, string same) =>
        [.. Standings
            .Where(known => known.Stands && known.IncidentId != incident && (code is null || known.Code is null || known.Code == code))
            .SelectMany(known => Of(known, same))
            .OrderByDescending(hint => hint.At)
            .Take(Shown)];

    private static IEnumerable<HintView> Of(UnitStanding known, string same)
    {
        yield return new HintView(known.IncidentId, same, known.Since);
        if (known.UnreachableSince is { } since)
        {
            yield return new HintView(known.IncidentId, "person-unreachable", since);
        }
    }
}

using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Officers as others see them; an officer the mechanism does not list is known by his id.</summary>
internal static class OfficerNames
{
    public static OfficerName[] Of(IEnumerable<OfficerRow> officers) => [.. officers.Select(row => new OfficerName(row.Id, row.Name, row.Agency, null))];

    public static OfficerName? Of(Mechanism mechanism, string? officer, bool withPhone = false)
    {
        if (string.IsNullOrEmpty(officer) || officer == Actor.System.Id)
        {
            return null;
        }

        foreach (var row in mechanism.Officers)
        {
            if (row.Id == officer)
            {
                return new OfficerName(row.Id, row.Name, row.Agency, withPhone ? row.Phone : null);
            }
        }

        var name = MachineId.NameOf(officer) ?? officer;
        return new OfficerName(officer, new LocalisedText(name, name), "", null);
    }
}

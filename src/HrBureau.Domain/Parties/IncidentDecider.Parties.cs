using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision NameParty(Act act, IncidentCommand.NameParty command)
    {
        var given = command.Persons ?? [];
        var elsewhere = given.FirstOrDefault(person => act.State.Parties.Values.Any(party => party.PartyId != command.PartyId && party.Persons.ContainsKey(person.PersonId)));
        if (elsewhere is not null)
        {
            return Decision.No(RefusalCode.FieldInvalid, field: "persons", args: [("field", "persons"), ("personId", elsewhere.PersonId)]);
        }

        var natural = command.Role == PartyRole.LabourContractor;
        var persons = given.Select(Sealed).ToImmutableList();
        return Decision.Yes(new IncidentEvent.PartyNamed(
            command.PartyId,
            command.Role,
            natural ? null : command.Name,
            natural ? new Personal(given.Count == 1 ? given[0].PersonId : command.PartyId, command.Name) : null,
            command.Code,
            persons));
    }

    private static Decision LinkParties(Act act, IncidentCommand.LinkParties command)
    {
        var unknown = new[] { (Field: "from", Id: command.From), (Field: "to", Id: command.To) }.FirstOrDefault(end => !act.State.Parties.ContainsKey(end.Id));
        return unknown.Field is { } field
            ? Decision.No(RefusalCode.PartyUnknown, field: field, args: ("partyId", unknown.Id))
            : Decision.Yes(new IncidentEvent.PartiesLinked(command.From, command.To, command.Relation, command.UnpaidProjectFen));
    }

    private static PersonNamed Sealed(PersonGiven person) => new(
        person.PersonId,
        new Personal(person.PersonId, person.Name),
        person.Post,
        person.KeyPerson ?? Unreachability.IsKeyPost(person.Post),
        [.. (person.Contacts ?? []).Select(contact => new ContactDetail(contact.Kind, new Personal(person.PersonId, contact.Value), contact.Source))]);
}

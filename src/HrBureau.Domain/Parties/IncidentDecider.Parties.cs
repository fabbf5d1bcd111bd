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
        var known = act.State.Parties.GetValueOrDefault(command.PartyId);
        var persons = given.Select(person => Sealed(person, known?.Persons.GetValueOrDefault(person.PersonId))).ToImmutableList();
        var name = natural ? NameOf(command.Name, known?.NaturalName) : command.Name;
        return MaskIn(name, natural, persons) is { } masked
            ? Decision.No(RefusalCode.ContactMasked, field: masked)
            : Decision.Yes(new IncidentEvent.PartyNamed(
                command.PartyId,
                command.Role,
                natural ? null : name,
                natural ? new Personal(given.Count == 1 ? given[0].PersonId : command.PartyId, name) : null,
                command.Code,
                persons));
    }

    private static Decision LinkParties(Act act, IncidentCommand.LinkParties command)
    {
        if (command.From == command.To)
        {
            return Decision.No(RefusalCode.FieldInvalid, field: "to", args: ("field", "to"));
        }

        var unknown = new[] { (Field: "from", Id: command.From), (Field: "to", Id: command.To) }.FirstOrDefault(end => !act.State.Parties.ContainsKey(end.Id));
        return unknown.Field is { } field
            ? Decision.No(RefusalCode.PartyUnknown, field: field, args: ("partyId", unknown.Id))
            : Decision.Yes(new IncidentEvent.PartiesLinked(command.From, command.To, command.Relation, command.UnpaidProjectFen));
    }

    /// <summary>Who adds a number to a person whose name he sees masked sends the mask back: it is the name that is known.</summary>
    private static string NameOf(string given, Personal? known) => known?.Value is { } name && Masking.Name(name) == given ? name : given;

    private static string ValueOf(string given, PersonNamed? known) => known is null ? given : ContactMatch.Meant(known, given, null) ?? given;

    /// <summary>The field that still holds a mask: nobody can be called by it.</summary>
    private static string? MaskIn(string name, bool natural, ImmutableList<PersonNamed> persons) =>
        natural && Masking.Hides(name) ? "name"
        : persons.Exists(person => Masking.Hides(person.Name.Value!)) ? "persons.name"
        : persons.Exists(person => person.Contacts.Any(contact => Masking.Hides(contact.Value.Value!))) ? "persons.contacts.value"
        : null;

    private static PersonNamed Sealed(PersonGiven person, PersonNamed? known) => new(
        person.PersonId,
        new Personal(person.PersonId, NameOf(person.Name, known?.Name)),
        person.Post,
        person.KeyPerson ?? Unreachability.IsKeyPost(person.Post),
        [.. (person.Contacts ?? []).Select(contact => new ContactDetail(contact.Kind, new Personal(person.PersonId, ValueOf(contact.Value, known)), contact.Source))]);
}

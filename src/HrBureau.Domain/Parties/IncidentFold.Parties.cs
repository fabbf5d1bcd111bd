using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentFold
{
    private static IncidentState Named(IncidentState state, IncidentEvent.PartyNamed e)
    {
        var known = state.Parties.GetValueOrDefault(e.PartyId);
        var persons = known?.Persons ?? ImmutableSortedDictionary<string, PersonNamed>.Empty;
        foreach (var person in e.Persons)
        {
            persons = persons.SetItem(person.PersonId, Joined(persons.GetValueOrDefault(person.PersonId), person));
        }

        var party = new Party(e.PartyId, e.Role, e.Name, e.NaturalName, e.Code ?? known?.Code, persons);
        var named = state with { Parties = state.Parties.SetItem(e.PartyId, party) };
        return e.Role == PartyRole.Employer
            ? named with { Facts = named.Facts with { EmployerName = e.Name ?? named.Facts.EmployerName, EmployerCode = e.Code ?? named.Facts.EmployerCode } }
            : named;
    }

    private static PersonNamed Joined(PersonNamed? known, PersonNamed given)
    {
        if (known is null)
        {
            return given;
        }

        var fresh = given.Contacts.Where(contact => !known.Contacts.Any(k => k.Kind == contact.Kind && k.Value == contact.Value));
        return given with { Contacts = [.. known.Contacts, .. fresh] };
    }

    private static IncidentState Linked(IncidentState state, IncidentEvent.PartiesLinked e)
    {
        var link = new PartyLink(e.From, e.To, e.Relation, e.UnpaidProjectFen);
        return state with { Links = state.Links.RemoveAll(l => l.From == e.From && l.To == e.To && l.Relation == e.Relation).Add(link) };
    }
}

using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

internal static partial class CommandForms
{
    private static IncidentCommand? People(string word, FormFields form, IncidentView view, string officer) => word switch
    {
        "record-contact-attempt" => Attempt(form, view, officer),
        "record-summons-outcome" => new IncidentCommand.RecordSummonsOutcome(form.Need("personId"), form.Case<SummonsOutcome>("outcome"), form.List("inspectors")),
        "declare-unreachable" => new IncidentCommand.DeclareUnreachable(form.Need("personId"), form.Need("reason")),
        "record-reached" => new IncidentCommand.RecordReached(form.Need("personId"), form.Need("reason")),
        "name-party" => Party(form),
        "link-parties" => new IncidentCommand.LinkParties(form.Need("from"), form.Need("to"), form.Case<PartyRelation>("relation"), form.Fen("unpaid")),
        _ => null,
    };

    private static IncidentCommand.RecordContactAttempt Attempt(FormFields form, IncidentView view, string officer)
    {
        var person = form.Need("personId");
        var summoned = form.Local("summonsAt");
        var written = form.Text("contact");
        var place = written is null ? form.Number("c") : null;
        IReadOnlyList<string> present = form.List("inspectors") is { Count: > 0 } named ? named : [officer];
        return new IncidentCommand.RecordContactAttempt(
            person,
            form.Case<ContactChannel>("channel"),
            written ?? Known(view, person, place) ?? form.Fail("contact", ""),
            form.Case<ContactResult>("result"),
            form.At("at"),
            form.Text("words"),
            present,
            summoned is { } at ? new Summons(at, form.Need("summonsPlace")) : null,
            form.Text("receiptProof"),
            form.List("evidence") is { Count: > 0 } files ? files : null,
            ContactAt: place);
    }

    // The page names a number by its place in the list, so that no number ever stands in an address. Who does not see it in clear names it as he sees it; the decider knows it.
    private static string? Known(IncidentView view, string person, int? place) =>
        place is { } index
            ? view.Chain.SelectMany(party => party.Persons).FirstOrDefault(row => row.PersonId == person)?.Contacts.ElementAtOrDefault(index)?.Value
            : null;

    private static IncidentCommand.NameParty Party(FormFields form)
    {
        var party = form.Text("partyId") ?? $"pty-{Short(form)}";
        return new IncidentCommand.NameParty(party, form.Case<PartyRole>("role"), form.Need("name"), form.Text("code"), Persons(form));
    }

    private static PersonGiven[]? Persons(FormFields form)
    {
        var contacts = Contacts(form);
        if (form.Text("personName") is not { } name)
        {
            return contacts.Length == 0 ? null : form.Fail<PersonGiven[]?>("personName", null);
        }

        return [new PersonGiven(form.Text("personId") ?? $"per-{Short(form)}", name, form.Case<PersonPost>("post"), form.Flag("keyPerson") ? true : null, contacts)];
    }

    private static ContactGiven[] Contacts(FormFields form)
    {
        var source = form.Text("source") ?? "";
        return [.. new[] { (ContactKind.Phone, "phone"), (ContactKind.Address, "address"), (ContactKind.Wechat, "wechat") }
            .Select(pair => (Kind: pair.Item1, Value: form.Text(pair.Item2)))
            .Where(pair => pair.Value is not null)
            .Select(pair => new ContactGiven(pair.Kind, pair.Value!, source))];
    }

    // Derived from the key: the same form sent twice names the same party.
    private static string Short(FormFields form) => form.Key.Length < 8 ? form.Fail(FormMemory.KeyField, "") : form.Key[..8];
}

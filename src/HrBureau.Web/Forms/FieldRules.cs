using System.Globalization;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What a field may hold, in words: the bounds are those by which commands are decided.</summary>
internal static class FieldRules
{
    /// <summary>Fen of the unit money is typed in.</summary>
    public const decimal FenPerWan = 1_000_000m;

    // Where a form calls a field otherwise than the wire.
    private static readonly Dictionary<string, string> OnForms = new(StringComparer.Ordinal)
    {
        ["amountFen"] = "amount",
        ["unpaidProjectFen"] = "unpaid",
        ["employer.name"] = "employer",
        ["project.name"] = "project",
        ["reporter.name"] = "reporterName",
        ["reporter.phone"] = "reporterPhone",
        ["drill.timeScale"] = "drill",
        ["persons.name"] = "personName",
        ["persons.contacts.value"] = "phone",
        ["by.name"] = "name",
        ["by.post"] = "post",
        ["oral.by"] = "oralBy",
        ["oral.at"] = "at",
        ["summons.at"] = "summonsAt",
        ["summons.place"] = "summonsPlace",
    };

    // The words that stand above a field; one that stands above different fields on different forms is not here.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["headcount"] = "people",
        ["amount"] = "money.owed",
        ["unpaid"] = "link.unpaid",
        ["place"] = "place",
        ["project"] = "project",
        ["employer"] = "employer",
        ["description"] = "report.words",
        ["sourceRef"] = "report.ref",
        ["reporterName"] = "reporter.name",
        ["reporterPhone"] = "reporter.phone",
        ["drill"] = "drill",
        ["behaviours"] = "seen",
        ["note"] = "note",
        ["reason"] = "reason",
        ["grade"] = "grade",
        ["personName"] = "person.name",
        ["phone"] = "phone",
        ["address"] = "address",
        ["wechat"] = "wechat",
        ["persons.contacts.source"] = "contact.source",
        ["code"] = "party.code",
        ["role"] = "party.role",
        ["channel"] = "channel",
        ["result"] = "result",
        ["contact"] = "contact.other",
        ["words"] = "words",
        ["summonsAt"] = "summons.at",
        ["summonsPlace"] = "summons.place",
        ["receiptProof"] = "receipt",
        ["inspectors"] = "present",
        ["summary"] = "hand-over.summary",
        ["number"] = "paper.number",
        ["etaMinutes"] = "eta.minutes",
        ["person"] = "commander",
    };

    /// <summary>The name of a field on the forms.</summary>
    /// <param name="wire">Its wire name.</param>
    public static string OnForm(string wire) => wire == "persons.contacts.source" ? "source" : OnForms.GetValueOrDefault(wire, wire);

    /// <summary>The words above a field.</summary>
    /// <param name="name">Its name on the wire or on a form.</param>
    /// <returns>Null where they depend on the form.</returns>
    public static string? Label(string name) => Labels.TryGetValue(OnForms.GetValueOrDefault(name, name), out var key) ? PageText.Of(key) : null;

    /// <summary>What a whole number may be.</summary>
    /// <param name="name">Name on the form.</param>
    /// <param name="least">The least.</param>
    public static string Whole(string name, string? least) => PageText.Of("rule.whole", least ?? "0", Count(name == "etaMinutes" ? CommandFields.MostMinutes : CommandFields.MostPeople));

    /// <summary>What money may be.</summary>
    public static string Money() => PageText.Of("rule.money", Count(CommandFields.MostFen / (long)FenPerWan));

    /// <summary>What words may be.</summary>
    /// <param name="needed">Whether there must be some.</param>
    /// <param name="most">How many at most.</param>
    public static string Words(bool needed, int? most) => PageText.Of(needed ? "rule.needed" : "rule.words", most ?? 200);

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}

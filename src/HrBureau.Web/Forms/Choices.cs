using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What fields offer.</summary>
internal static class Choices
{
    /// <summary>Every value of an enum with its word.</summary>
    public static IEnumerable<(string Value, string Text)> Of<TEnum>(IEnumerable<TEnum>? values = null)
        where TEnum : struct, Enum => (values ?? Enum.GetValues<TEnum>()).Select(value => (WireWord.Of(value), Words.Of(value)));

    /// <summary>Officers a view offers.</summary>
    public static IEnumerable<(string Value, string Text)> Officers(IEnumerable<OfficerName> officers) => officers.Select(row => (row.Id, row.Name.Here()));

    /// <summary>Who may sign a draft: those on duty first, the others marked.</summary>
    public static IEnumerable<(string Value, string Text)> Signers(RequestView request) =>
        [.. Officers(request.SignableBy), .. request.SignableOffDuty.Select(row => (row.Id, PageText.Of("off-duty", row.Name.Here())))];

    /// <summary>Agencies a kind of request may go to.</summary>
    public static IEnumerable<(string Value, string Text)> Agencies(CountyView county, RequestKindView kind) =>
        county.Agencies.Where(row => kind.Recipients.Contains(row.Code)).Select(row => (row.Code, row.Name.Here()));

    /// <summary>Behaviours people can be seen at; the calendar ones are the system's to know.</summary>
    public static IEnumerable<(string Value, string Text)> Behaviours() => Of(Enum.GetValues<Behaviour>()
        .Except([Behaviour.BeforeSpringFestival, Behaviour.RepeatedWithinThirtyDays, Behaviour.AbscondedWhileGathered]));
}

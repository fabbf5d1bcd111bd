using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What fields offer.</summary>
internal static class Choices
{
    /// <summary>Every value of an enum with its word.</summary>
    public static IEnumerable<(string Value, string Text)> Of<TEnum>(IEnumerable<TEnum>? values = null)
        where TEnum : struct, Enum => (values ?? Enum.GetValues<TEnum>()).Select(value => (WireWord.Of(value), Words.Of(value)));

    /// <summary>Officers of one agency.</summary>
    public static IEnumerable<(string Value, string Text)> Officers(CountyView county, string agency, string? except = null) =>
        county.Officers.Where(row => row.Agency == agency && row.Id != except).Select(row => (row.Id, row.Name.Here()));

    /// <summary>Agencies other than the asking one.</summary>
    public static IEnumerable<(string Value, string Text)> Agencies(CountyView county) =>
        county.Agencies.Where(row => !row.SeesWholeCounty).Select(row => (row.Code, row.Name.Here()));

    /// <summary>Behaviours people can be seen at; the calendar ones are the system's to know.</summary>
    public static IEnumerable<(string Value, string Text)> Behaviours() => Of(Enum.GetValues<Behaviour>()
        .Except([Behaviour.BeforeSpringFestival, Behaviour.RepeatedWithinThirtyDays, Behaviour.AbscondedWhileGathered]));
}

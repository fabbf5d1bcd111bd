using System.Text.RegularExpressions;

namespace HrBureau.Web;

/// <summary>Ids as they may stand in an address. Anything else is absent, and wakes no actor.</summary>
public static partial class WireId
{
    /// <summary>Longest id.</summary>
    public const int Longest = 100;

    private const int LongestNotice = 300;

    public static bool IsIncident(string id) => Incident().IsMatch(id);

    public static bool IsAgency(string id) => Agency().IsMatch(id);

    public static bool IsOfficer(string id) => Officer().IsMatch(id);

    /// <summary>The incident a notice's id begins with; null for what is no notice's id.</summary>
    public static string? IncidentOfNotice(string id) => id.Length <= LongestNotice && Notice().Match(id) is { Success: true } parts ? parts.Groups[1].Value : null;

    public static bool IsRequest(string id) => Request().IsMatch(id);

    public static bool IsImport(string id) => Import().IsMatch(id);

    public static bool IsDrill(string id) => Drill().IsMatch(id);

    [GeneratedRegex(@"\Ainc-[a-zA-Z0-9-]{1,60}-[0-9]{8}-[0-9]{3,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Incident();

    [GeneratedRegex(@"\Aagy-[a-z0-9-]{1,80}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Agency();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{0,80}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Officer();

    [GeneratedRegex(@"\Aimp-[a-f0-9]{24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Import();

    [GeneratedRegex(@"\Adrl-[a-f0-9]{24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Drill();

    [GeneratedRegex(@"\Antc-(inc-[a-zA-Z0-9-]{1,60}?-[0-9]{8}-[0-9]{3,9})-[0-9]{1,9}-[a-z][a-z0-9.-]{0,180}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Notice();

    [GeneratedRegex(@"\Areq-[a-zA-Z0-9-]{1,80}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Request();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace HrBureau.Storage;

/// <summary>The number of an incident: the how-manyth of a county, a day and a kind, real or drill.</summary>
public sealed partial record IncidentNumber(string County, DateOnly Day, bool Drill, long Number)
{
    private const string DrillMark = "drill-";

    /// <summary>As it is told to people, also the incident's id.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"inc-{County}-{(Drill ? DrillMark : string.Empty)}{Day:yyyyMMdd}-{Number:000}");

    /// <summary>Nothing where the id is none that was counted.</summary>
    public static IncidentNumber? Of(string incident)
    {
        var parts = Form().Match(incident);
        return parts.Success && DateOnly.TryParseExact(parts.Groups["day"].ValueSpan, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new IncidentNumber(parts.Groups["county"].Value, day, parts.Groups["drill"].Success, long.Parse(parts.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"\Ainc-(?<county>.+?)-(?<drill>drill-)?(?<day>[0-9]{8})-(?<number>[0-9]{3,9})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>The incident another one is to go into, as somebody names it on the page of the first.</summary>
internal static class MergeTarget
{
    private const string Whole = "inc-";

    /// <summary>The id that is meant by what was typed: people say day and number only.</summary>
    /// <param name="typed">As typed; null when nothing was.</param>
    /// <param name="own">Id of the incident whose page it is.</param>
    public static string? Of(string? typed, string own)
    {
        var text = typed is null ? null : Show.Spoken(typed.Trim());
        return string.IsNullOrEmpty(text) ? null
            : text.StartsWith(Whole, StringComparison.Ordinal) ? text
            : own.Split('-') is { Length: >= 4 } parts ? Beside(string.Join('-', parts[..^2]), text) : text;
    }

    /// <summary>The number may say that it is a drill's where the page already does.</summary>
    private static string Beside(string series, string text)
    {
        const string said = Show.DrillMark + "-";
        return series.EndsWith($"-{Show.DrillMark}", StringComparison.Ordinal) && text.StartsWith(said, StringComparison.Ordinal) ? $"{series}-{text[said.Length..]}" : $"{series}-{text}";
    }

    /// <summary>What keeps an incident from taking another in, in words; null when nothing does.</summary>
    public static string? Hindrance(IncidentView own, IncidentView? other) => other switch
    {
        null => PageText.Of("merge.target.none"),
        _ when other.IncidentId == own.IncidentId || !other.OwnView => PageText.Of("merge.target.none"),
        { MergedInto: { } into } => PageText.Of("merge.target.merged", into),
        _ when other.Drill != own.Drill => PageText.Of("merge.target.drill"),
        _ when !OtherIncident.Taking(other.Drill).Contains(other.Phase) => PageText.Of("merge.target.over", Words.Of(other.Phase)),
        _ => null,
    };
}

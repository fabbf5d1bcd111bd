using System.Text;

namespace HrBureau.Domain;

/// <summary>The keys of a site: reports that share one are the same incident while it is open.</summary>
/// <remarks>One caller knows the project, the next only who owes the wages: a site has a key by each, and an incident occupies all it has heard of.</remarks>
public static class SiteKey
{
    private const string DrillMark = "drill:";

    /// <summary>The first key of a report: project and place, else employer and place.</summary>
    /// <param name="facts">The report.</param>
    /// <param name="drill">Whether it belongs to a drill.</param>
    /// <param name="replay">The replay it belongs to; null for none.</param>
    /// <returns>A key.</returns>
    public static string Of(ReportFacts facts, bool drill, string? replay = null) => AllOf(facts, drill, replay)[0];

    /// <summary>Every key a report gives: project and place, then employer and place.</summary>
    /// <param name="facts">The report.</param>
    /// <param name="drill">Drills have sites of their own: a real report never merges into one, nor it into a real incident.</param>
    /// <param name="replay">The replay it belongs to: each has sites of its own, so that two of one scenario never meet.</param>
    /// <returns>Keys in order of weight; a report that names neither project nor employer has a site of its own.</returns>
    public static IReadOnlyList<string> AllOf(ReportFacts facts, bool drill, string? replay = null) =>
        Named(facts.ProjectName, facts.EmployerName, facts.Place, Mark(drill, replay)) is { Count: > 0 } named ? named : [$"{Mark(drill, replay)}r:{facts.ReportId}"];

    /// <summary>Every key a report gives that stands in an incident.</summary>
    /// <param name="facts">The report.</param>
    /// <param name="drill">The incident's drill, or null.</param>
    /// <returns>Keys in order of weight.</returns>
    public static IReadOnlyList<string> AllOf(ReportFacts facts, DrillClock? drill) => AllOf(facts, drill is not null, drill?.Replay);

    /// <summary>Every key of what an incident knows by now.</summary>
    /// <param name="state">The incident.</param>
    /// <returns>Keys in order of weight; none while neither project nor employer is known.</returns>
    public static IReadOnlyList<string> AllOf(IncidentState state) =>
        Named(state.Facts.ProjectName, state.Facts.EmployerName, state.Facts.Place, Mark(state.Drill is not null, state.Drill?.Replay));

    /// <summary>Every key by which reports may have come to an incident: it was opened with some, has heard of others since, and stands for those of incidents merged into it.</summary>
    /// <param name="state">The incident.</param>
    /// <returns>Keys, each once.</returns>
    public static IReadOnlyList<string> Doors(IncidentState state) =>
    [
        .. state.SiteKeys
            .Concat(AllOf(state))
            .Concat(state.Facts.Reports.Where(report => report.In is null).SelectMany(report => AllOf(report, state.Drill)))
            .Concat(state.Absorbed.SelectMany(absorbed => absorbed.Doors))
            .Distinct(),
    ];

    /// <summary>A place as sites are compared by it: one that names nothing else is no key, but says where else to look.</summary>
    /// <param name="place">The place as somebody typed it.</param>
    /// <returns>The folded place; null where nothing is left of it.</returns>
    public static string? PlaceOf(string? place) => place is not null && Fold(place) is { Length: > 0 } folded ? folded : null;

    private static List<string> Named(string? project, string? employer, string? place, string mark)
    {
        var keys = new List<string>(2);
        foreach (var (by, name) in new[] { ("p", project), ("e", employer) })
        {
            if (name is not null && Fold(name) is { Length: > 0 } folded)
            {
                keys.Add($"{mark}{by}:{folded}@{Fold(place ?? "")}");
            }
        }

        return keys;
    }

    private static string Mark(bool drill, string? replay) => !drill ? "" : replay is null ? DrillMark : $"{DrillMark}{replay}:";

    /// <summary>Folds a name: compatibility forms alike, no blanks, brackets and punctuation of either width alike, no case.</summary>
    /// <param name="name">A name as somebody typed it.</param>
    /// <returns>The folded name.</returns>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                folded.Append(c switch { '\u3010' or '\u3014' or '\u3016' or '[' or '{' => '(', '\u3011' or '\u3015' or '\u3017' or ']' or '}' => ')', _ => char.ToLowerInvariant(c) });
            }
        }

        return folded.ToString();
    }
}

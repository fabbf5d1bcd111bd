using System.Globalization;

namespace HrBureau.Domain;

/// <summary>Fills the words of a letter drafted by rule with the facts it rests on, so that what the leader signs is what the other agency reads.</summary>
/// <remarks>Names and numbers of persons never stand in the words: they travel as shared parts, sealed and with their expiry.</remarks>
internal static class RequestLetter
{
    /// <summary>Facts that may be unknown: they stand in clauses that can be left out.</summary>
    private static readonly string[] Uncertain = ["employer", "project", "place", "headcount", "last"];

    private static readonly string[] Certain = ["persons", "failures", "channels", "first"];

    /// <summary>The words; null where the kind has none, where no try stands behind a declaration, or where a fact they cannot do without is unknown.</summary>
    public static string? Of(RequestKindRow row, IncidentState state, IReadOnlyList<string> persons)
    {
        var runs = persons.Select(person => state.Ledgers[person].Run).Where(run => run.Count > 0).ToList();
        return row.Letter is null || runs.Count == 0 ? null : LetterText.Fill(row.Letter, place => Fact(state, runs, place));
    }

    /// <summary>What is wrong with the words of a letter.</summary>
    /// <returns>Null for words that read well whatever is unknown.</returns>
    public static string? Fault(string letter)
    {
        var strange = LetterText.Places(letter).FirstOrDefault(place => !Certain.Contains(place) && !Uncertain.Contains(place));
        return strange is not null ? $"There is no fact {{{strange}}}."
            : LetterText.Fill(letter, place => Certain.Contains(place) ? place : null) is null ? "A fact that may be unknown stands outside brackets, or a bracket is not closed."
            : null;
    }

    private static string? Fact(IncidentState state, List<FailureRun> runs, string place) => place switch
    {
        "employer" => state.Facts.EmployerName,
        "project" => state.Facts.ProjectName,
        "place" => state.Facts.Place,
        "headcount" => state.Facts.Adopted.Headcount is { } people and > 0 ? Number(people) : null,
        "persons" => Number(runs.Count),
        "failures" => Number(runs.Sum(run => run.Count)),
        "channels" => Number(runs.SelectMany(run => run.Channels).Distinct().Count()),
        "first" => Time(runs.Min(run => run.First)),
        "last" => Time(runs.Max(run => run.Last)) is { } last && last != Time(runs.Min(run => run.First)) ? last : null,
        _ => null,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? at) => at is { } given ? CountyTime.ToLocal(given).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}

using System.Globalization;

namespace HrBureau.Domain;

/// <summary>Fills the words of a letter drafted by rule with the facts it rests on, so that what the leader signs is what the other agency reads.</summary>
/// <remarks>
/// Places: <c>employer place headcount persons failures channels first last</c>. Names and numbers of persons never stand in the words:
/// they travel as shared parts, sealed and with their expiry.
/// </remarks>
internal static class RequestLetter
{
    /// <summary>The words; null where the kind has none, or where no try stands behind a declaration.</summary>
    public static string? Of(RequestKindRow row, IncidentState state, IReadOnlyList<string> persons)
    {
        var runs = persons.Select(person => state.Ledgers[person].Run).ToList();
        if (row.Letter is null || runs.TrueForAll(run => run.Count == 0))
        {
            return null;
        }

        return row.Letter
            .Replace("{employer}", state.Facts.EmployerName ?? state.Facts.ProjectName ?? "", StringComparison.Ordinal)
            .Replace("{place}", state.Facts.Place ?? state.Facts.ProjectName ?? "", StringComparison.Ordinal)
            .Replace("{headcount}", Number(state.Facts.Adopted.Headcount ?? 0), StringComparison.Ordinal)
            .Replace("{persons}", Number(persons.Count), StringComparison.Ordinal)
            .Replace("{failures}", Number(runs.Sum(run => run.Count)), StringComparison.Ordinal)
            .Replace("{channels}", Number(runs.SelectMany(run => run.Channels).Distinct().Count()), StringComparison.Ordinal)
            .Replace("{first}", Time(runs.Min(run => run.First)), StringComparison.Ordinal)
            .Replace("{last}", Time(runs.Max(run => run.Last)), StringComparison.Ordinal);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset? at) => at is { } given ? CountyTime.ToLocal(given).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}

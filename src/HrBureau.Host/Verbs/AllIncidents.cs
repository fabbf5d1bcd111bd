using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>Which incidents a verb is about: one, or every one of which the log holds a head or an anchor.</summary>
internal static class AllIncidents
{
    private const int Page = 500;

    /// <exception cref="StartRefusedException">The one named is not there.</exception>
    public static async IAsyncEnumerable<string> ListAsync(IncidentLog log, string? only)
    {
        if (only is not null)
        {
            yield return await log.IsKnownAsync(only) ? only : throw StartRefusedException.Because("incident-unknown", only);
            yield break;
        }

        for (var after = ""; ;)
        {
            var incidents = await log.ListAsync(after, Page);
            foreach (var incident in incidents)
            {
                yield return incident;
            }

            if (incidents.Count < Page)
            {
                yield break;
            }

            after = incidents[^1];
        }
    }
}

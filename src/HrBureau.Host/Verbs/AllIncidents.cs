using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>Which incidents a verb is about: one, or every one the log holds.</summary>
internal static class AllIncidents
{
    private const int Page = 500;

    /// <exception cref="StartRefusedException">The one named is not there.</exception>
    public static async IAsyncEnumerable<string> ListAsync(IncidentLog log, string? only)
    {
        if (only is not null)
        {
            yield return await log.FindHeadAsync(only) is { } head ? head.Incident : throw StartRefusedException.Because("incident-unknown", only);
            yield break;
        }

        for (var after = ""; ;)
        {
            var heads = await log.ListHeadsAsync(after, Page);
            foreach (var head in heads)
            {
                yield return head.Incident;
            }

            if (heads.Count < Page)
            {
                yield break;
            }

            after = heads[^1].Incident;
        }
    }
}

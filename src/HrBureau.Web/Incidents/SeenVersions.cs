using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The latest version of an incident each signed-in person has seen through this process: a reader never goes back.</summary>
public sealed class SeenVersions(IHttpContextAccessor http)
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<(string Officer, string Incident), long> seen = new();

    /// <summary>What the caller has seen at least; 0 when nothing.</summary>
    public long Of(string incidentId) => Officer is { } officer ? seen.GetValueOrDefault((officer, incidentId)) : 0;

    /// <summary>The caller has seen this version.</summary>
    public void Keep(string incidentId, long version)
    {
        if (Officer is not { } officer)
        {
            return;
        }

        if (seen.Count >= Most)
        {
            seen.Clear();
        }

        seen.AddOrUpdate((officer, incidentId), version, (_, before) => Math.Max(before, version));
    }

    private string? Officer => http.HttpContext?.User.OfficerId;
}

using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What one request lets an agency see, and until when.</summary>
/// <param name="RequestId">The request, which it sees as well.</param>
/// <param name="Parts">Shared parts.</param>
/// <param name="Until">Incident time; null while the request stands.</param>
public sealed record RequestSight(string RequestId, ImmutableSortedSet<SharePart> Parts, DateTimeOffset? Until)
{
    /// <summary>Whether it still grants sight.</summary>
    /// <param name="now">Incident time.</param>
    /// <returns>False from its end on.</returns>
    public bool StandsAt(DateTimeOffset now) => Until is null || Until > now;
}

/// <summary>What another agency may see of an incident: each part only as long as a request that shares it grants it.</summary>
/// <param name="Agency">Agency code.</param>
/// <param name="Requests">The requests that grant it.</param>
public sealed record AgencySight(string Agency, ImmutableArray<RequestSight> Requests)
{
    /// <summary>When the last grant ends, incident time; null while a request stands.</summary>
    public DateTimeOffset? Until => Latest(Requests);

    /// <summary>Each part with when it ends, incident time; null while a request that shares it stands.</summary>
    public IEnumerable<(SharePart Part, DateTimeOffset? Until)> Parts => Requests
        .SelectMany(request => request.Parts)
        .Distinct()
        .Order()
        .Select(part => (part, Latest([.. Requests.Where(request => request.Parts.Contains(part))])));

    private static DateTimeOffset? Latest(ImmutableArray<RequestSight> grants) =>
        grants.Any(grant => grant.Until is null) ? null : grants.Max(grant => grant.Until);
}

/// <summary>Need to know: an agency sees an incident only through a request that was raised to it or whose fired rung named it.</summary>
public static class Visibility
{
    /// <summary>For its own file an agency keeps sight of what it was asked for so long after the end.</summary>
    public static readonly TimeSpan AfterEnd = TimeSpan.FromDays(30);

    /// <summary>Every agency beside those that see the whole county.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <returns>One row an agency, by code.</returns>
    /// <remarks>个人信息保护法 6: only what the purpose needs, only as long as it needs it. A request that ended takes its data with it, whatever else is still open.</remarks>
    public static IReadOnlyList<AgencySight> Of(IncidentState state, Mechanism mechanism)
    {
        var rows = new SortedDictionary<string, AgencySight>(StringComparer.Ordinal);
        foreach (var request in state.Requests.Values.Where(request => request.IsRaised))
        {
            var grant = new RequestSight(request.RequestId, [.. request.Share], UntilOf(state, request));
            foreach (var agency in request.RungAgencies.Add(request.To))
            {
                if (!(mechanism.Agency(agency)?.SeesWholeCounty ?? false))
                {
                    rows[agency] = rows.TryGetValue(agency, out var so) ? so with { Requests = so.Requests.Add(grant) } : new(agency, [grant]);
                }
            }
        }

        return [.. rows.Values];
    }

    private static DateTimeOffset? UntilOf(IncidentState state, JointRequest request) => (state.Phase, request.State) switch
    {
        (_, RequestState.Withdrawn or RequestState.Fulfilled) => request.Since + AfterEnd,
        (Phase.Merged, _) when request.IsOpen => null,
        (Phase.Merged, _) => (request.Since > state.PhaseSince ? request.Since : state.PhaseSince) + AfterEnd,
        (Phase.Closed or Phase.Voided, _) => state.PhaseSince + AfterEnd,
        _ => null,
    };
}

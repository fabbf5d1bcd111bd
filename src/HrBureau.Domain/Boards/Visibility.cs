using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What another agency may see of an incident, and until when.</summary>
/// <param name="Agency">Agency code.</param>
/// <param name="Parts">Shared parts.</param>
/// <param name="Until">Incident time; null while a request to it stands.</param>
public sealed record AgencySight(string Agency, ImmutableSortedSet<SharePart> Parts, DateTimeOffset? Until);

/// <summary>Need to know: an agency sees an incident only through a request that was raised to it or whose fired rung named it.</summary>
public static class Visibility
{
    /// <summary>For its own file an agency keeps sight of what it was asked for so long after the end.</summary>
    public static readonly TimeSpan AfterEnd = TimeSpan.FromDays(30);

    /// <summary>Every agency beside those that see the whole county.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <returns>One row an agency, by code.</returns>
    /// <remarks>个人信息保护法 6: only what the purpose needs, only as long as it needs it.</remarks>
    public static IReadOnlyList<AgencySight> Of(IncidentState state, Mechanism mechanism)
    {
        var rows = new SortedDictionary<string, AgencySight>(StringComparer.Ordinal);
        foreach (var request in state.Requests.Values.Where(request => request.IsRaised))
        {
            var until = UntilOf(state, request);
            foreach (var agency in request.RungAgencies.Add(request.To))
            {
                if (!(mechanism.Agency(agency)?.SeesWholeCounty ?? false))
                {
                    rows[agency] = Joined(rows.GetValueOrDefault(agency), new(agency, [.. request.Share], until));
                }
            }
        }

        return [.. rows.Values];
    }

    private static DateTimeOffset? UntilOf(IncidentState state, JointRequest request) => (state.Phase, request.State) switch
    {
        (Phase.Closed or Phase.Merged or Phase.Voided, _) => state.PhaseSince + AfterEnd,
        (_, RequestState.Withdrawn or RequestState.Fulfilled) => request.Since + AfterEnd,
        _ => null,
    };

    private static AgencySight Joined(AgencySight? so, AgencySight more) => so is null
        ? more
        : new(so.Agency, so.Parts.Union(more.Parts), so.Until is { } one && more.Until is { } other ? (one > other ? one : other) : null);
}

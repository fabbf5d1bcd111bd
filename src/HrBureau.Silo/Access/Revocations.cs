using System.Collections.Immutable;

namespace HrBureau.Silo;

/// <summary>Sessions ended before their tokens, as this silo knows them.</summary>
public sealed class Revocations
{
    private volatile Known known = new(
        ImmutableDictionary<string, DateTimeOffset>.Empty,
        ImmutableDictionary<string, DateTimeOffset>.Empty);

    /// <summary>Whether the caller's session was signed out, or all of his sessions were ended after he got this token.</summary>
    public bool Covers(Caller caller)
    {
        var now = known;
        return now.Sessions.ContainsKey(caller.SessionId)
            || (caller.IsOfficer && now.Officers.TryGetValue(caller.Id, out var before) && caller.IssuedAt < before);
    }

    /// <summary>Takes the kept list; ended sessions are never forgotten before their tokens end.</summary>
    public void Learn(IReadOnlyDictionary<string, DateTimeOffset> sessions, IReadOnlyDictionary<string, DateTimeOffset> officers) =>
        known = new(sessions.ToImmutableDictionary(StringComparer.Ordinal), officers.ToImmutableDictionary(StringComparer.Ordinal));

    private sealed record Known(ImmutableDictionary<string, DateTimeOffset> Sessions, ImmutableDictionary<string, DateTimeOffset> Officers);
}

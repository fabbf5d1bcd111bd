namespace HrBureau.Domain;

/// <summary>What an act must know of another incident that it names. Absent and not the caller's look the same: nothing is known.</summary>
/// <param name="IncidentId">Its id.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Drill">Whether it is a drill.</param>
/// <param name="MergedInto">Where it went, if it was merged.</param>
/// <param name="Replay">Whether a scenario is replayed in it: nobody else's act is taken there.</param>
public sealed record OtherIncident(string IncidentId, Phase Phase, bool Drill, string? MergedInto, bool Replay = false)
{
    /// <summary>What is known of an incident.</summary>
    /// <param name="state">The incident.</param>
    /// <returns>Null where there is none.</returns>
    public static OtherIncident? Of(IncidentState state) => state.Exists ? new(state.Id, state.Phase, state.Drill is not null, state.Merged?.Into, state.Drill?.Replay is not null) : null;

    /// <summary>Phases in which an incident takes reports of others: while it stands; a drill that is over stays over.</summary>
    /// <param name="drill">Whether it is a drill.</param>
    /// <returns>The phases.</returns>
    public static IReadOnlyList<Phase> Taking(bool drill) => drill ? [Phase.Watched, Phase.Responding] : [Phase.Watched, Phase.Responding, Phase.Ended];
}

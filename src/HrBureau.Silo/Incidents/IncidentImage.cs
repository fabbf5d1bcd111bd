using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>An incident as one moment of the log shows it: what a decision is made on and what readers are served from.</summary>
/// <param name="Id">Incident id.</param>
/// <param name="State">The fold up to its version.</param>
/// <param name="HeadHash">Hash of the last entry; empty before the first.</param>
/// <param name="Keys">Keys of the persons named in it.</param>
/// <param name="Mechanism">The mechanism in force, with the grades and ladders it opened with.</param>
/// <param name="MayBeDue">False when the append that made it left nothing due.</param>
public sealed record IncidentImage(string Id, IncidentState State, byte[] HeadHash, PersonKeys Keys, Mechanism Mechanism, bool MayBeDue = true)
{
    public long Version => State.Version;

    public bool Exists => State.Exists;

    /// <summary>When the log last bore it out, where it does not answer now and this is shown from memory.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The incident's own time, in whole milliseconds: drill time in a drill.</summary>
    public DateTimeOffset TimeOf(DateTimeOffset wall) => TimeOf(State.Drill, wall);

    /// <summary>The own time of an incident of which only the drill is known.</summary>
    public static DateTimeOffset TimeOf(DrillClock? drill, DateTimeOffset wall)
    {
        var whole = DateTimeOffset.FromUnixTimeMilliseconds(wall.ToUnixTimeMilliseconds()).ToOffset(CountyTime.Offset);
        return drill?.ToDrill(whole) ?? whole;
    }

    /// <summary>Wall time of an instant of the incident, never early.</summary>
    /// <returns>Null in a replay: no watch strikes what its stepper strikes.</returns>
    public static DateTimeOffset? WallOf(IncidentState state, DateTimeOffset at) => state.Drill is { } drill ? drill.ToWall(at) : at;
}

namespace HrBureau.Storage;

/// <summary>Another incident that an append rests on: it stands as it was found until both are durable, or the append is none.</summary>
/// <param name="Incident">The other one.</param>
/// <param name="Phases">Words of the phases one of which it must be in.</param>
public sealed record BesideIncident(string Incident, IReadOnlyList<string> Phases)
{
    /// <summary>Whether every door of this incident leads to the other one from now on.</summary>
    public bool TakesDoors { get; init; }

    /// <summary>Whether the doors that this incident once gave to the other one lead to it again, where that one still holds them.</summary>
    public bool GivesDoorsBack { get; init; }
}

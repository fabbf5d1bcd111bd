namespace HrBureau.Contracts;

/// <summary>Which scenarios there are and which replays; one, key <c>drl-all</c>.</summary>
[Alias("hrb.drill-book")]
[GrainInterfaceType("hrb.drill-book")]
public interface IDrillBookGrain : IGrainWithStringKey
{
    /// <summary>Key of the one.</summary>
    public const string Key = "drl-all";

    /// <summary>The county's scenarios, by name.</summary>
    /// <returns>Each with what is wrong with it, where it cannot be replayed.</returns>
    [Needs("open-drill")]
    [Alias("scenarios")]
    Task<IReadOnlyList<ScenarioView>> Scenarios();

    /// <summary>Replays, those that started last first.</summary>
    /// <returns>At most twenty.</returns>
    [Needs("open-drill")]
    [Alias("newest")]
    Task<IReadOnlyList<DrillView>> Newest();

    /// <summary>Replays that have steps left, so that a silo finds them again after another has stopped.</summary>
    [Needs(Access.System)]
    [Alias("running")]
    Task<IReadOnlyList<string>> Running();

    /// <summary>One begins.</summary>
    /// <param name="drill">Its id.</param>
    [Needs(Access.System)]
    [Alias("begin")]
    Task<bool> Begin(string drill);

    /// <summary>One is over.</summary>
    /// <param name="drill">Its id.</param>
    [Needs(Access.System)]
    [Alias("end")]
    Task End(string drill);
}

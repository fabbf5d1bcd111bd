using System.Collections.Concurrent;

namespace HrBureau.Cluster.Tests;

/// <summary>What clients were told: the history a checker holds against the timelines afterwards.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Act> acts = new();

    /// <summary>Acts answered 2xx.</summary>
    public int Acknowledged => acts.Values.Count(act => act.Version is not null);

    /// <summary>Acts whose answer was lost at least once and had to be sent again.</summary>
    public int SentAgain => acts.Values.Count(act => act.Sent > 1);

    /// <summary>An act is about to be sent, for the first time or again.</summary>
    public void Sends(string key, string incident) =>
        acts.AddOrUpdate(key, _ => new Act(incident, 1, null), (_, act) => act with { Sent = act.Sent + 1 });

    /// <summary>An act was answered 2xx.</summary>
    public void Acknowledges(string key, long version) =>
        acts.AddOrUpdate(key, _ => throw new InvalidOperationException($"{key} was never sent."), (_, act) => act with { Version = version });

    /// <summary>Acts of one incident.</summary>
    public IEnumerable<KeyValuePair<string, Act>> Of(string incident) => acts.Where(act => act.Value.Incident == incident);

    /// <summary>One act.</summary>
    /// <param name="Incident">On which incident.</param>
    /// <param name="Sent">How often it was sent with the same key.</param>
    /// <param name="Version">Version it was acknowledged with; null while unknown.</param>
    internal sealed record Act(string Incident, int Sent, long? Version);
}

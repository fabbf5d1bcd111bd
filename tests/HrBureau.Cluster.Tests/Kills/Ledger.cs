using System.Collections.Concurrent;

namespace HrBureau.Cluster.Tests;

/// <summary>What clients were told: the history a checker holds against the timelines afterwards.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Act> acts = new();

    /// <summary>Acts answered with success.</summary>
    public int Acknowledged => acts.Values.Count(act => act.Version is not null);

    /// <summary>Every act that was sent.</summary>
    public IEnumerable<KeyValuePair<string, Act>> Acts => acts;

    /// <summary>An act is about to be sent, for the first time or again.</summary>
    public void Sends(string key) =>
        acts.AddOrUpdate(key, _ => new Act(1, DateTimeOffset.UtcNow, null, null), (_, act) => act with { Sent = act.Sent + 1, LastSent = DateTimeOffset.UtcNow });

    /// <summary>An act was answered with success.</summary>
    /// <param name="key">The act.</param>
    /// <param name="incident">The incident the answer names.</param>
    /// <param name="version">The version it names; 0 for a report, whose answer names none.</param>
    public void Acknowledges(string key, string incident, long version) =>
        acts.AddOrUpdate(key, _ => throw new InvalidOperationException($"{key} was never sent."), (_, act) => act with { Incident = incident, Version = version });

    /// <summary>One act.</summary>
    /// <param name="Sent">How often it was sent with the same key.</param>
    /// <param name="LastSent">When it was sent last.</param>
    /// <param name="Incident">Incident it was acknowledged on.</param>
    /// <param name="Version">Version it was acknowledged with; null while unknown.</param>
    internal sealed record Act(int Sent, DateTimeOffset LastSent, string? Incident, long? Version);
}

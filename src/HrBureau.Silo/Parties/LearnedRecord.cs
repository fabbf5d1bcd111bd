using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What an actor has learned of incidents: bounded, newest last, without personal data.</summary>
[GenerateSerializer]
[Alias("hrb.learned-record")]
internal sealed class LearnedRecord
{
    /// <summary>How many facts are kept.</summary>
    public const int Kept = 200;

    [Id(0)]
    public List<RelayGiven> Facts { get; set; } = [];

    /// <summary>Adds a fact once.</summary>
    /// <returns>False when it is known already.</returns>
    public bool Add(RelayGiven relay)
    {
        if (Facts.Exists(fact => fact.IncidentId == relay.IncidentId && fact.Version == relay.Version && fact.Kind == relay.Kind))
        {
            return false;
        }

        Facts.Add(relay);
        if (Facts.Count > Kept)
        {
            Facts.RemoveAt(0);
        }

        return true;
    }

    /// <summary>What the facts of other incidents amount to, newest first; drills and real incidents do not know of each other.</summary>
    public HintView[] HintsExcept(string incident)
    {
        var drill = Facts.Exists(fact => fact.IncidentId == incident && fact.Drill);
        return [.. Facts
            .Where(fact => fact.IncidentId != incident && fact.Drill == drill)
            .Select(fact => (Fact: fact, What: WhatOf(fact.Kind)))
            .Where(pair => pair.What is not null)
            .OrderByDescending(pair => pair.Fact.At)
            .DistinctBy(pair => (pair.Fact.IncidentId, pair.What))
            .Take(20)
            .Select(pair => new HintView(pair.Fact.IncidentId, pair.What!, pair.Fact.At))];
    }

    private static string? WhatOf(string kind) => kind switch
    {
        "incident-reported" or "party-named" => "same-employer",
        "unreachable-established" => "person-unreachable",
        _ => null,
    };
}

using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What is kept of a replay: the scenario as it was, and the step it is at.</summary>
[GenerateSerializer]
[Alias("hrb.drill-record")]
internal sealed class DrillRecord
{
    [Id(0)]
    public DrillOrder? Order { get; set; }

    /// <summary>The scenario's text when it started: a file that is changed meanwhile changes no replay.</summary>
    [Id(1)]
    public string Text { get; set; } = "";

    [Id(2)]
    public string Officer { get; set; } = "";

    [Id(3)]
    public string Agency { get; set; } = "";

    [Id(4)]
    public DateTimeOffset StartedAt { get; set; }

    [Id(5)]
    public DateTimeOffset? EndedAt { get; set; }

    [Id(6)]
    public string? Incident { get; set; }

    /// <summary>Steps done; the next one has this index.</summary>
    [Id(7)]
    public int Done { get; set; }

    /// <summary>Ids that steps have kept, by name.</summary>
    [Id(8)]
    public Dictionary<string, string> Kept { get; set; } = [];

    [Id(9)]
    public bool Held { get; set; }

    [Id(10)]
    public bool Stopped { get; set; }

    [Id(11)]
    public StepFault? Fault { get; set; }
}

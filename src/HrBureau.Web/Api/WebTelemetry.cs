using System.Diagnostics;
using System.Diagnostics.Metrics;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Names of the web floor's spans and figures. No id of a person and nothing anybody typed is ever a tag.</summary>
public static class WebTelemetry
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "HrBureau.Web";

    /// <summary>The incident a span is about.</summary>
    public const string IncidentTag = "hrbureau.incident.id";

    /// <summary>What was commanded, on a span of this floor.</summary>
    public const string CommandTag = "command";

    /// <summary>The same on a span of the silo.</summary>
    public const string OrderTag = "hrbureau.command";

    /// <summary>What the silo delivers.</summary>
    public const string DeliveryKindTag = "hrbureau.delivery.kind";

    /// <summary>To whom.</summary>
    public const string DeliveryTargetTag = "hrbureau.delivery.target";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("hrbureau.web.commands", "{command}", "Commands and reports answered, by word and outcome");
    private static readonly UpDownCounter<long> Streams = Meter.CreateUpDownCounter<long>("hrbureau.web.streams", "{stream}", "Open event streams");

    /// <summary>Spans of the web floor.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Begins the span of an act.</summary>
    public static Activity? Start(string act, string command, string? incident = null) =>
        Source.StartActivity(act)?.SetTag(CommandTag, command).SetTag(IncidentTag, incident);

    /// <summary>A command was answered.</summary>
    public static void Answered(string command, CommandOutcome outcome) =>
        Commands.Add(1, new KeyValuePair<string, object?>(CommandTag, command), new KeyValuePair<string, object?>("outcome", WireWord.Of(outcome)));

    /// <summary>A stream was opened (1) or ended (-1).</summary>
    public static void Streaming(int change) => Streams.Add(change);
}

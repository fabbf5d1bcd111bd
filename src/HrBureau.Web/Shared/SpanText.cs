using System.Globalization;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>How spans and traces stand on a page.</summary>
internal static class SpanText
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>The text of an attribute.</summary>
    public static string Of(object? value) => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "";

    /// <summary>Day and time of the county, to the millisecond.</summary>
    public static string At(DateTimeOffset at) => CountyTime.ToLocal(at).ToString("MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>A length of time as long as machines take.</summary>
    public static string Took(TimeSpan took) => took.Duration() switch
    {
        var length when length < Second => PageText.Of("ops.ms", length.TotalMilliseconds.ToString(length.TotalMilliseconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)),
        var length when length < TimeSpan.FromMinutes(2) => PageText.Of("ops.s", length.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)),
        var length => Show.Span(length),
    };

    /// <summary>A span's name: ours in words, with what was commanded or delivered.</summary>
    public static string Name(KeptSpan span) => Name(span.Name, span.Tag(WebTelemetry.CommandTag) ?? span.Tag(WebTelemetry.OrderTag), span.Delivery);

    /// <summary>A trace's name.</summary>
    public static string Name(TraceSummary trace) => Name(trace.Name, trace.Command, trace.Delivery);

    /// <summary>A linked trace, as far as it is known here.</summary>
    public static string Linked(TraceLink link) => link.Trace is { } trace ? Linked(trace) : PageText.Of("trace.link.gone", link.TraceId[..8]);

    /// <inheritdoc cref="Linked(TraceLink)"/>
    public static string Linked(TraceSummary trace) => $"{Name(trace)} {At(trace.Start)}";

    /// <summary>The part of the system a source belongs to.</summary>
    public static string Floor(string source) => source switch
    {
        "Microsoft.AspNetCore" => "request",
        "HrBureau.Web" => "web",
        "HrBureau.Silo" => "silo",
        "HrBureau.Storage" => "storage",
        "Microsoft.Orleans.Application" => "call",
        "Npgsql" => "database",
        "System.Net.Http" => "outgoing",
        _ => "runtime",
    };

    /// <summary>An actor of the system's own has no name.</summary>
    private static string Delivered(string delivery) => delivery.Split(' ') is [var kind, var target]
        ? $"{TextTable.Words.Find($"Delivery.{kind}") ?? kind}{(target == "actor" ? "" : $" {target}")}"
        : delivery;

    private static string Name(string name, string? command, string? delivery)
    {
        var word = TextTable.Words.Find($"Span.{name.Replace(' ', '-')}") ?? name;
        return ((delivery is null ? null : Delivered(delivery)) ?? (command is null ? null : Words.Of("Command", command))) is { } what ? $"{word} · {what}" : word;
    }
}

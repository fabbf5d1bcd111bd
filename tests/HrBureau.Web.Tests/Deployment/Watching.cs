using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HrBureau.TestKit;

namespace HrBureau.Web.Tests;

/// <summary>What the rules and the dashboard ask Prometheus.</summary>
internal static partial class Watching
{
    public static readonly string Rules = Repository.At("deploy", "prometheus", "hrbureau.rules.yml");

    public static IReadOnlyList<JsonObject> Alerts() =>
        [.. YamlFile.Read(File.ReadAllText(Rules))["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!.AsObject())];

    /// <summary>Expressions of the dashboard, as Grafana would send them.</summary>
    public static IReadOnlyList<string> Panels() =>
    [
        .. JsonNode.Parse(File.ReadAllText(Repository.At("deploy", "grafana", "dashboards", "hrbureau.json")))!["panels"]!.AsArray()
            .SelectMany(panel => panel!["targets"]!.AsArray())
            .Select(target => ((string)target!["expr"]!).Replace("$__rate_interval", "5m", StringComparison.Ordinal)),
    ];

    /// <summary>Series an expression names, without its labels and functions.</summary>
    public static IEnumerable<string> Series(string expression) =>
        Series().Matches(Labels().Replace(expression, " ")).Select(found => found.Value);

    /// <summary>The series a metric becomes on its way through the collector.</summary>
    public static IEnumerable<string> SeriesOf(string metric, string unit, MetricKind kind)
    {
        var name = metric.Replace('.', '_');
        var suffix = unit switch { "s" => "seconds", "By" => "bytes", _ => "" };
        name = suffix.Length == 0 || name.EndsWith(suffix, StringComparison.Ordinal) ? name : $"{name}_{suffix}";
        return kind switch
        {
            MetricKind.Counter => [$"{name}_total"],
            MetricKind.Histogram => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            _ => [name],
        };
    }

    [GeneratedRegex(@"\{[^}]*\}|\bby \([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b(?:hrbureau|dotnet|http|haproxy)_\w+")]
    private static partial Regex Series();
}

/// <summary>How a metric is told.</summary>
internal enum MetricKind
{
    Gauge,
    Counter,
    Histogram,
}

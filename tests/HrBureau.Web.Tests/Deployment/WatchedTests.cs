using System.Text.RegularExpressions;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>
/// What the collector lets through, and what rules and dashboard ask for, held against what a silo and a web process really send over a
/// real socket while an escalation is told to them.
/// </summary>
public sealed partial class WatchedTests(WatchedTests.Run run) : IClassFixture<WatchedTests.Run>
{
    /// <summary>Told by the libraries and left out on purpose: people's devices and addresses, texts of faults, what is said elsewhere.</summary>
    private static readonly string[] Dropped =
    [
        "client.address", "network.peer.address", "network.peer.port", "server.address", "server.port", "url.full", "url.query", "user_agent.original", "exception.message", "exception.stacktrace",
        "db.query.text", "db.npgsql.connection_id", "db.npgsql.data_source", "db.npgsql.prepared", "orleans.directory.previousRegistration.present", "orleans.directory.registered.address",
    ];

    /// <summary>Let through, and not sent when all goes well or nothing is late.</summary>
    private static readonly string[] Seldom = ["db.response.status_code", "error.type", "exception.type", "hrbureau.evidence.id", "hrbureau.incident.entries", "hrbureau.strike.lateness"];

    [Fact]
    public void Every_attribute_that_is_sent_is_let_through_or_left_out_on_purpose()
    {
        var allowed = Allowed();
        var sent = run.Attributes.Where(name => !Dropped.Contains(name)).ToList();

        Assert.True(sent.Count > 15, string.Join(' ', sent));
        Assert.True(!sent.Except(allowed).Any(), string.Join(" ", sent.Except(allowed)));
        Assert.True(!allowed.Except(run.Attributes).Except(Seldom).Any(), string.Join(" ", allowed.Except(run.Attributes).Except(Seldom)));
        Assert.Empty(allowed.Intersect(Dropped));
    }

    [Fact]
    public void Every_attribute_of_our_own_is_let_through() =>
        Assert.Empty(Sources().SelectMany(text => OwnTag().Matches(text)).Select(found => found.Groups[1].Value).Distinct().Except(Allowed()));

    [Fact]
    public void Every_series_that_is_asked_for_is_told_by_somebody()
    {
        var told = run.Series.Concat(Declared()).ToHashSet();
        var asked = Watching.Alerts().Select(alert => (string)alert["expr"]!).Concat(Watching.Panels()).SelectMany(Watching.Series).Distinct().Where(series => !series.StartsWith("haproxy_", StringComparison.Ordinal)).ToList();

        Assert.True(asked.Count > 15, string.Join(' ', asked));
        Assert.Empty(asked.Except(told));
    }

    [Fact]
    public void What_is_declared_is_told_under_the_series_we_think() =>
        Assert.Superset(run.Series.Where(series => series.StartsWith("hrbureau_", StringComparison.Ordinal)).ToHashSet(), Declared().ToHashSet());

    [Fact]
    public void An_answer_to_try_again_is_counted_under_the_word_the_alert_asks_for() =>
        Assert.Contains($"outcome=\"{WireWord.Of(CommandOutcome.TryAgain)}\"", File.ReadAllText(Watching.Rules), StringComparison.Ordinal);

    private static List<string> Allowed() =>
        [.. YamlFile.Read(File.ReadAllText(Repository.At("deploy", "collector.yaml")))["processors"]!["redaction"]!["allowed_keys"]!.AsArray().Select(key => (string)key!)];

    private static IEnumerable<string> Declared() => Sources().SelectMany(text => Metric().Matches(text)).SelectMany(found => Watching.SeriesOf(
        found.Groups[2].Value,
        found.Groups[3].Value,
        found.Groups[1].Value switch { "Counter" => MetricKind.Counter, "Histogram" => MetricKind.Histogram, _ => MetricKind.Gauge }));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex(@"Meter\.Create(\w+?)(?:<\w+>)?\(\s*""([a-z.]+)"",\s*""([^""]+)""")]
    private static partial Regex Metric();

    [GeneratedRegex(@"const string \w+Tag = ""([a-z._]+)""")]
    private static partial Regex OwnTag();

    /// <summary>One escalation told to two processes.</summary>
    public sealed class Run : IAsyncLifetime
    {
        private OtlpReceiver? receiver;

        internal IReadOnlyList<string> Attributes { get; private set; } = [];

        internal IReadOnlySet<string> Series { get; private set; } = new HashSet<string>();

        public async ValueTask InitializeAsync()
        {
            receiver = await OtlpReceiver.StartAsync();
            await using var agency = await Receiver.StartAsync();
            await using var county = await TwoProcesses.StartAsync(
                ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_BSP_SCHEDULE_DELAY", "200"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
                ("HRB_WEBHOOK_ALLOW", "127.0.0.1"));
            await Escalation.TellAsync(county.Web, agency);
            Assert.Equal(0, await county.Web.StopAsync());
            Assert.Equal(0, await county.Silo.StopAsync());
            Attributes = [.. receiver.Spans().SelectMany(span => span.Attributes.Keys).Distinct().Order()];
            Series = receiver.Items("metrics").SelectMany(told => SeriesOf(told.Item)).ToHashSet();
        }

        public ValueTask DisposeAsync() => receiver!.DisposeAsync();

        /// <summary>Name 1, unit 3, then a gauge 5, a sum 7 that may only rise (3), or a histogram 9.</summary>
        private static IEnumerable<string> SeriesOf(ReadOnlyMemory<byte> metric)
        {
            var fields = Protobuf.Read(metric);
            string Text(int id) => fields.Find(field => field.Id == id)?.Text ?? "";
            var kind = fields.Exists(field => field.Id == 9) ? MetricKind.Histogram
                : fields.Find(field => field.Id == 7) is { } sum && Protobuf.Read(sum.Bytes).Exists(field => field is { Id: 3, Number: 1 }) ? MetricKind.Counter
                : MetricKind.Gauge;
            return Watching.SeriesOf(Text(1), Text(3), kind);
        }
    }
}

using System.Text;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Personal data stays where it is sealed, and what leaves instead is whole.</summary>
public abstract class CanaryTests(CanaryRun run)
{
    protected CanaryRun Run { get; } = run;

    [Theory]
    [InlineData("traces")]
    [InlineData("metrics")]
    [InlineData("logs")]
    public void No_personal_datum_leaves_with_a_signal(string signal)
    {
        Assert.NotEmpty(Run.Receiver.Raw(signal));
        var found = Run.Receiver.Items(signal).SelectMany(item => Canaries.InSignal(item.Item.ToArray()).Select(canary => $"{canary} in {item.Scope}: {Encoding.UTF8.GetString(item.Item.Span)}"));
        Assert.True(!found.Any(), string.Join('\n', found));
        Assert.Empty(Run.Receiver.Raw(signal).SelectMany(Canaries.InSignal));
    }

    [Fact]
    public void No_personal_datum_is_printed() => Assert.Empty(Canaries.InSignal(Encoding.UTF8.GetBytes(Run.Output)));

    [Fact]
    public void Spans_metrics_and_logs_of_every_floor_arrive()
    {
        var scopes = Run.Receiver.Spans().Select(span => span.Scope).ToHashSet();
        var metrics = Run.Receiver.Items("metrics").Select(metric => Protobuf.Read(metric.Item).First(field => field.Id == 1).Text).ToHashSet();

        Assert.Superset(new HashSet<string> { "HrBureau.Web", "HrBureau.Silo", "HrBureau.Storage" }, scopes);
        Assert.Superset(new HashSet<string> { "hrbureau.commands", "hrbureau.storage.appends", "hrbureau.web.commands" }, metrics);
        Assert.Contains(Run.Receiver.Items("logs"), record => record.Scope.StartsWith("HrBureau.", StringComparison.Ordinal));
    }

    [Fact]
    public void One_trace_follows_a_command_from_the_request_to_the_append()
    {
        var spans = Run.Receiver.Spans();
        var request = spans.First(span => span is { Name: "POST /api/incidents/{id}/commands", Kind: OtlpSpan.Server } && Of(spans, span, "append entries") is not null);
        var road = Road(spans, Of(spans, request, "append entries")!);

        Assert.Equal(request, road[0]);
        var client = road.FindIndex(span => span is { Kind: OtlpSpan.Client, Scope: "Microsoft.Orleans.Application" });
        var server = road.FindIndex(span => span is { Kind: OtlpSpan.Server, Scope: "Microsoft.Orleans.Application" });
        var execute = road.FindIndex(span => span is { Name: "execute command", Scope: "HrBureau.Silo" });
        Assert.True(0 < client && client < server && server < execute && execute < road.Count - 1, string.Join(" > ", road.Select(span => $"{span.Scope} {span.Name}")));
        Assert.Equal("HrBureau.Storage", road[^1].Scope);
        Assert.Single(road.Select(span => span.Trace).Distinct());
    }

    [Fact]
    public void A_strike_begins_a_trace_linked_to_the_stored_trace_of_its_cause()
    {
        var spans = Run.Receiver.Spans();
        var strikes = spans.Where(span => span is { Name: "strike clock", Scope: "HrBureau.Silo" }).ToList();

        // A strike that somebody's act has overtaken finds nothing to do and is itself the cause of the next.
        var acting = strikes.Where(strike => spans.Exists(span => span.Trace == strike.Trace && span.Name == "append entries")).ToList();
        var idle = strikes.Except(acting).Select(strike => strike.Trace).ToHashSet();
        Assert.NotEmpty(acting);
        Assert.All(strikes, strike =>
        {
            var (trace, id) = Assert.Single(strike.Links);
            Assert.Equal("", strike.Parent);
            Assert.NotEqual(trace, strike.Trace);
            Assert.True(Run.StoredTraces.Contains($"00-{trace}-{id}-01") || idle.Contains(trace));
        });
        Assert.Contains(acting, strike => Run.StoredTraces.Contains($"00-{strike.Links[0].Item1}-{strike.Links[0].Item2}-01"));
    }

    [Fact]
    public void A_delivery_begins_a_trace_linked_to_that_of_the_act_that_owed_it()
    {
        var spans = Run.Receiver.Spans();
        var deliveries = spans.Where(span => span is { Name: "deliver", Scope: "HrBureau.Silo" }).ToList();

        Assert.NotEmpty(deliveries);
        Assert.All(deliveries, delivery =>
        {
            var (trace, id) = Assert.Single(delivery.Links);
            Assert.Equal("", delivery.Parent);
            Assert.NotEqual(trace, delivery.Trace);
            Assert.Contains($"00-{trace}-{id}-01", Run.StoredTraces);
        });
        Assert.Contains(deliveries, delivery => spans.Exists(span => span.Trace == delivery.Links[0].Trace && span.Name == "append entries"));
    }

    private static OtlpSpan? Of(List<OtlpSpan> spans, OtlpSpan root, string name) =>
        spans.Find(span => span.Trace == root.Trace && span.Name == name);

    private static List<OtlpSpan> Road(List<OtlpSpan> spans, OtlpSpan last)
    {
        var road = new List<OtlpSpan>();
        for (var at = last; at is not null; at = spans.Find(span => span.Trace == at.Trace && span.Id == at.Parent))
        {
            road.Insert(0, at);
        }

        return road;
    }
}

/// <inheritdoc/>
public sealed class CanaryOnSqliteTests(SqliteCanaryRun run) : CanaryTests(run), IClassFixture<SqliteCanaryRun>
{
    [Fact]
    public void No_personal_datum_rests_in_the_clear_in_any_file()
    {
        Assert.Superset(new HashSet<string> { "log.db", "log.db-wal", "grains.db" }, Run.Files.Select(file => file.File).ToHashSet());
        Assert.Empty(Run.Files.SelectMany(file => Canaries.In(file.Bytes).Select(canary => $"{canary} in {file.File}")));
    }
}

/// <inheritdoc/>
public sealed class CanaryOnPostgresTests(PostgresCanaryRun run) : CanaryTests(run), IClassFixture<PostgresCanaryRun>;

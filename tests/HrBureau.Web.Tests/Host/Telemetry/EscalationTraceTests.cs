using System.Text;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>
/// One escalation told to two processes, and what their real exporter sent of it over a real socket: the act from the request to the
/// rows; and, linked, what became of it hours later — the message to the agency's own system, and that system's receipt.
/// </summary>
public sealed class EscalationTraceTests
{
    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task One_escalation_is_seen_from_the_request_to_the_rows_and_from_the_approval_to_the_receipt(string protocol)
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var agency = await Receiver.StartAsync();
        await using var county = await TwoProcesses.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", protocol == "grpc" ? collector.GrpcAddress : collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("HRB_WEBHOOK_ALLOW", "127.0.0.1"));
        var incident = await Escalation.TellAsync(county.Web, agency);
        await Escalation.UntilAsync(() => Task.FromResult(collector.Spans().Exists(span => span.Name == "take receipt" && span.Service == "web")), county.Web, county.Silo);
        await OwnPartAsync(county.Web, incident);
        Assert.Equal(0, await county.Web.StopAsync());
        Assert.Equal(0, await county.Silo.StopAsync());

        var spans = collector.Spans();
        Assert.Equal(protocol == "grpc", collector.Calls > 0);
        OneProcessEach(spans);
        NoPieces(spans);
        var approved = Act(spans, "approve-request");
        Rows(spans, approved);
        var sent = Message(spans, approved, agency);
        Receipt(spans, sent);
        NothingOfThePeople(collector, agency);
    }

    /// <summary>Who operates the system sees on the web process how the silo stands, and of an act what that process did.</summary>
    private static async Task OwnPartAsync(HostProcess web, string incident)
    {
        using var ops = await CountyClient.SignInAsync(web.Address, "ops");
        Assert.Equal("active", (string)(await ops.GetAsync("/api/ops")).Body!["silos"]![0]!["state"]!);
        var acts = (await ops.GetAsync($"/api/ops/traces?incident={incident}")).Body!["items"]!.AsArray();
        var approved = acts.Single(act => (string?)act!["command"] == "approve-request")!;
        var spans = (await ops.GetAsync($"/api/ops/traces/{approved["traceId"]}")).Body!["spans"]!.AsArray();
        Assert.Equal(["HrBureau.Web", "Microsoft.AspNetCore", "Microsoft.Orleans.Application"], spans.Select(span => (string)span!["source"]!).Distinct().Order());
    }

    private static void OneProcessEach(List<OtlpSpan> spans)
    {
        Assert.Equal(["silo", "web"], spans.Select(span => span.Service).Distinct().Order());
        foreach (var role in spans.GroupBy(span => span.Service))
        {
            Assert.Equal("hrbureau", Assert.Single(role.Select(span => span.Resource["service.namespace"]).Distinct()));
            Assert.Matches(@"^\d+\.\d+\.\d+$", Assert.Single(role.Select(span => span.Resource["service.version"]).Distinct()));
            Assert.Single(role.Select(span => span.Resource["service.instance.id"]).Distinct());
        }

        Assert.Equal(2, spans.Select(span => span.Resource["service.instance.id"]).Distinct().Count());
    }

    /// <summary>What nobody records on one side — probes, the loops' looking — is recorded in pieces on the other side neither.</summary>
    private static void NoPieces(List<OtlpSpan> spans) => Assert.Empty(spans.Where(span => span is { Scope: "Microsoft.Orleans.Application" or "Npgsql", Parent: "" }).Select(span => $"{span.Service} {span.Name}").Distinct());

    /// <summary>The span of the silo that executed a command, at the end of a road from the request on the web process.</summary>
    private static OtlpSpan Act(List<OtlpSpan> spans, string command)
    {
        var execute = Assert.Single(spans, span => span is { Name: "execute command", Service: "silo" } && span.Attributes.GetValueOrDefault("hrbureau.command") == command);
        var road = Road(spans, execute);
        Steps(
            road,
            span => span is { Service: "web", Kind: OtlpSpan.Server, Parent: "", Name: "POST /api/incidents/{id}/commands" },
            span => span is { Service: "web", Scope: "HrBureau.Web", Name: "issue command" },
            span => span is { Service: "web", Kind: OtlpSpan.Client, Scope: "Microsoft.Orleans.Application" },
            span => span is { Service: "silo", Kind: OtlpSpan.Server, Scope: "Microsoft.Orleans.Application" },
            span => span == execute);
        return execute;
    }

    /// <summary>The act's append, the flush that carried it, which is linked to it, and the database's own span in that flush.</summary>
    private static void Rows(List<OtlpSpan> spans, OtlpSpan execute)
    {
        var append = Assert.Single(spans, span => span is { Name: "append entries", Service: "silo" } && span.Trace == execute.Trace && Road(spans, span).Contains(execute));
        var flush = Assert.Single(spans, span => span.Name == "flush appends" && span.Links.Contains((append.Trace, append.Id)));
        Assert.NotEqual(append.Trace, flush.Trace);
        Assert.Contains(spans, span => span is { Scope: "Npgsql", Kind: OtlpSpan.Client } && span.Trace == flush.Trace && span.Parent == flush.Id);
    }

    /// <summary>The message: a trace of its own, linked to the act that owes it, whose client span went out in its header.</summary>
    private static OtlpSpan Message(List<OtlpSpan> spans, OtlpSpan execute, Receiver agency)
    {
        var send = Assert.Single(spans, span => agency.Got[0].Headers["traceparent"] == $"00-{span.Trace}-{span.Id}-01");
        Assert.Equal(("send webhook", OtlpSpan.Client, "silo", "taken"), (send.Name, send.Kind, send.Service, send.Attributes["hrbureau.outcome"]));
        var deliver = Assert.Single(spans, span => span.Trace == send.Trace && span.Id == send.Parent);
        Assert.Equal(("deliver", OtlpSpan.Producer, "", "webhook", Escalation.Police), (deliver.Name, deliver.Kind, deliver.Parent, deliver.Attributes["hrbureau.delivery.kind"], deliver.Attributes["hrbureau.delivery.target"]));
        Assert.Equal([(execute.Trace, execute.Id)], deliver.Links);
        return deliver;
    }

    /// <summary>The receipt: a request of the agency's machine, whose span in the silo is linked to the message's trace.</summary>
    private static void Receipt(List<OtlpSpan> spans, OtlpSpan deliver)
    {
        var receipt = Assert.Single(spans, span => span is { Name: "take receipt", Service: "silo" });
        Steps(
            Road(spans, receipt),
            span => span is { Service: "web", Kind: OtlpSpan.Server, Parent: "", Name: "POST /api/notices/{noticeId}/receipt" },
            span => span is { Service: "web", Scope: "HrBureau.Web", Name: "take receipt" },
            span => span is { Service: "web", Kind: OtlpSpan.Client, Scope: "Microsoft.Orleans.Application" },
            span => span is { Service: "silo", Kind: OtlpSpan.Server, Scope: "Microsoft.Orleans.Application" },
            span => span == receipt);
        var (trace, id) = Assert.Single(receipt.Links);
        Assert.Equal(deliver.Trace, trace);
        Assert.Contains(spans, span => span.Trace == trace && span.Id == id && span.Name == "execute command");
    }

    private static void NothingOfThePeople(OtlpReceiver collector, Receiver agency)
    {
        string[] hidden = [Escalation.Place, agency.Address.Authority, "/hooks", "whsec_", "hrk_", HostProcess.Password];
        Assert.All((string[])["traces", "metrics", "logs"], signal => Assert.NotEmpty(collector.Raw(signal)));
        foreach (var export in ((string[])["traces", "metrics", "logs"]).SelectMany(collector.Raw))
        {
            Assert.Empty(Canaries.InSignal(export));
            Assert.All(hidden, word => Assert.False(export.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0, word));
        }
    }

    /// <summary>A span and its ancestors, the root first.</summary>
    private static List<OtlpSpan> Road(List<OtlpSpan> spans, OtlpSpan last)
    {
        var road = new List<OtlpSpan>();
        for (var at = last; at is not null; at = spans.Find(span => span.Trace == at.Trace && span.Id == at.Parent))
        {
            road.Insert(0, at);
        }

        return road;
    }

    /// <summary>The road begins and ends with the first and last step and passes the others in order.</summary>
    private static void Steps(List<OtlpSpan> road, params Func<OtlpSpan, bool>[] steps)
    {
        var told = string.Join(" > ", road.Select(span => $"{span.Service} {span.Scope} {span.Name}"));
        Assert.True(steps[0](road[0]) && steps[^1](road[^1]), told);
        var next = 0;
        foreach (var span in road)
        {
            next += next < steps.Length && steps[next](span) ? 1 : 0;
        }

        Assert.True(next == steps.Length, $"{told}: step {next} is missing.");
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using HrBureau.Domain;
using HrBureau.TestKit;
using static HrBureau.Silo.Tests.HookedCounty;

namespace HrBureau.Silo.Tests;

/// <summary>From the signature to the receipt, hop by hop: the sending links to the act that owes it, its message carries the trace, and the receipt links to the sending.</summary>
public sealed class WebhookTraceTests
{
    [Fact]
    public async Task A_receipt_leads_back_to_the_act_that_owed_the_notice()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("HrBureau", StringComparison.Ordinal) || source.Name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var receiver = await Receiver.StartAsync();
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var machine = await county.WithKeyAsync(Police, await KeyAsync(county));
        var (incident, _) = await AskAsync(county);
        var mark = await UntilAsync(county, incident, NoticeState.Sent);
        await Given.MustAsync(machine.ReceiptAsync(incident, mark.Owed.NoticeId, ReceiptState.Seen));

        var send = spans.Single(span => span.Id == Assert.Single(receiver.Got).Headers["traceparent"]);
        Assert.Equal((SiloTelemetry.WebhookSpan, ActivityKind.Client, "taken"), (send.OperationName, send.Kind, send.GetTagItem(SiloTelemetry.OutcomeTag)));
        var deliver = spans.Single(span => span.Id == send.ParentId);
        Assert.Equal((SiloTelemetry.DeliverSpan, "webhook", Police), (deliver.OperationName, deliver.GetTagItem(SiloTelemetry.KindTag), deliver.GetTagItem(SiloTelemetry.TargetTag)));
        var raised = (await county.As("duty-zhou").TimelineAsync(incident))!.Items.Single(entry => entry.Kind == "request-raised");
        Assert.Equal(raised.TraceId, Assert.Single(deliver.Links).Context.TraceId.ToString());
        Assert.Single(spans, span => span.OperationName == SiloTelemetry.ReceiptSpan && span.Links.Any(link => link.Context.TraceId == deliver.TraceId));

        var said = string.Join(' ', spans.SelectMany(span => span.TagObjects).Select(tag => tag.Value));
        string[] secrets = [receiver.Address.Authority, "/hooks", "whsec_", "hrk_", Given.Phone, Given.PersonName, Given.Employer];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
    }
}

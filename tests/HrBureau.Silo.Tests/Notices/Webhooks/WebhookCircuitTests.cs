using Microsoft.Extensions.Time.Testing;

namespace HrBureau.Silo.Tests;

/// <summary>How long a receiver that fails is left alone.</summary>
public sealed class WebhookCircuitTests
{
    private readonly FakeTimeProvider time = new(RunningCounty.Morning);
    private readonly WebhookCircuit circuit;

    public WebhookCircuitTests() => circuit = new WebhookCircuit(time);

    [Fact]
    public void Two_failures_are_forgiven_and_the_third_pauses()
    {
        Fail(2);
        Assert.Null(circuit.Enter("a"));
        Fail(1);
        Assert.Equal(time.GetUtcNow().AddSeconds(2), circuit.Enter("a"));
        Assert.Null(circuit.Enter("b"));
    }

    [Fact]
    public void After_the_pause_one_message_finds_out_while_the_others_wait()
    {
        Fail(3);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(circuit.Enter("a"));
        Assert.NotNull(circuit.Enter("a"));
        circuit.Succeeded("a");
        Assert.Null(circuit.Enter("a"));
        Assert.Null(circuit.Enter("a"));
    }

    [Fact]
    public void It_pauses_longer_each_time_but_never_for_long()
    {
        Fail(40);
        Assert.Equal(time.GetUtcNow().AddMinutes(1), circuit.Enter("a"));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(86_400, 300)]
    public void What_it_asks_for_is_heeded_within_reason(int asked, int seconds)
    {
        circuit.Failed("a", TimeSpan.FromSeconds(asked));
        Assert.Equal(time.GetUtcNow().AddSeconds(seconds), circuit.Enter("a"));
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
        {
            circuit.Failed("a", null);
        }
    }
}

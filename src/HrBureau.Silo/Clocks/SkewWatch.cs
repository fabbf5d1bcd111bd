using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Says when this machine's clock and the database's differ: silos whose clocks differ strike at different times and date papers differently.</summary>
internal sealed class SkewWatch(DatabaseClock clock, ILogger<SkewWatch> log) : StoreLoop("skew-watch", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(500);

    private bool _apart;

    /// <summary>Whether the clocks are apart; null when the round trip took too long to tell.</summary>
    public static bool? AreApart(ClockReading reading)
    {
        var (off, doubt) = (reading.Ahead.Duration(), reading.RoundTrip / 2);
        return off - doubt > Tolerance ? true : off + doubt <= Tolerance ? false : null;
    }

    /// <summary>Reads both clocks once and speaks when they have come apart or together.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        if (await clock.ReadAsync(stop) is not { } reading)
        {
            return;
        }

        SiloTelemetry.Skew.Record(reading.Ahead.TotalSeconds);
        if (AreApart(reading) is not { } apart || apart == _apart)
        {
            return;
        }

        _apart = apart;
        if (apart)
        {
            Log.ClocksApart(reading.Ahead.TotalSeconds);
        }
        else
        {
            Log.ClocksTogether(reading.Ahead.TotalSeconds);
        }
    }

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        return Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}

using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Keeps this process's time with the database's, and says when the machine's own clock and the database's differ: one of the two is wrong.</summary>
internal sealed class SkewWatch(DatabaseClock clock, TimeProvider time, ILogger<SkewWatch> log) : StoreLoop("skew-watch", log)
{
    private const int FirstReadings = 3;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(500);

    /// <summary>A difference that has changed by so much is another one.</summary>
    private static readonly TimeSpan SaidAnew = TimeSpan.FromMinutes(1);

    private bool _apart;
    private TimeSpan _told;

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

        // What a leap of the database's clock has left apart from it counts as much as a machine that is wrong.
        var machine = CommonTime.OfMachine(time, reading);
        var followed = time is not CommonTime common || common.Take(reading);
        var worse = followed || machine.Ahead.Duration() > reading.Ahead.Duration() ? machine : reading;
        SiloTelemetry.Skew.Record(worse.Ahead.TotalSeconds);
        if (AreApart(worse) is not { } apart || (apart == _apart && (worse.Ahead - _told).Duration() < SaidAnew))
        {
            return;
        }

        (_apart, _told) = (apart, worse.Ahead);
        if (apart)
        {
            Log.ClocksApart(worse.Ahead.TotalSeconds);
        }
        else
        {
            Log.ClocksTogether(worse.Ahead.TotalSeconds);
        }
    }

    /// <summary>The first readings come before anything is dated or decided.</summary>
    public override void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(CommonTime), ServiceLifecycleStage.RuntimeInitialize, BeginAsync);
        base.Participate(lifecycle);
    }

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        return Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;

    private async Task BeginAsync(CancellationToken stop)
    {
        // The first also opens the connection and may have waited for it; a quick one proves more.
        for (var readings = 0; readings < FirstReadings; readings++)
        {
            await StoreAtStart.UntilAnsweredAsync(() => LookAsync(stop), Log, stop);
        }
    }
}

using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>
/// The time of all silos of one PostgreSQL: its clock, carried on from reading to reading by this machine's monotonic counter. A wall clock
/// that is wrong or jumps moves no deadline, dates no paper and divides no two silos; it only rings <see cref="SkewWatch"/>.
/// </summary>
/// <remarks>
/// From the first reading on it never goes back: where it was ahead it runs at half its speed until it has been caught up with. Before the
/// first reading it is the machine's own. More than a minute at once is followed only where the machine's own clock bears the database out,
/// as it does after the machine was halted; otherwise the database's clock has leapt, and that is a fault to be told.
/// </remarks>
public sealed class CommonTime : TimeProvider
{
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _machine;
    private volatile Anchor? _anchor;

    /// <summary>Begins with the machine's own clock.</summary>
    /// <param name="machine">Its wall clock and its counter.</param>
    public CommonTime(TimeProvider machine) => _machine = machine;

    /// <inheritdoc/>
    public override long TimestampFrequency => _machine.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        if (_anchor is not { } anchor)
        {
            return _machine.GetUtcNow();
        }

        var elapsed = _machine.GetElapsedTime(anchor.Stamp);
        var givenBack = elapsed / 2;
        return anchor.Time + elapsed - (givenBack < anchor.Ahead ? givenBack : anchor.Ahead);
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => _machine.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes up what was read, as far as the reading proves it.</summary>
    /// <param name="reading">This clock, not the machine's, beside the database's.</param>
    /// <returns>False: it is off by more than a minute, and stays so.</returns>
    public bool Take(ClockReading reading)
    {
        var (stamp, now, doubt) = (_machine.GetTimestamp(), GetUtcNow(), reading.RoundTrip / 2);
        var proven = reading.Ahead.Duration() <= doubt ? TimeSpan.Zero : reading.Ahead > TimeSpan.Zero ? reading.Ahead - doubt : reading.Ahead + doubt;
        if (_anchor is null)
        {
            _anchor = new Anchor(stamp, now - reading.Ahead, TimeSpan.Zero);
        }
        else if (proven.Duration() > Believed && OfMachine(this, reading).Ahead.Duration() > Believed)
        {
            return false;
        }
        else if (proven != TimeSpan.Zero)
        {
            _anchor = proven > TimeSpan.Zero ? new Anchor(stamp, now, proven) : new Anchor(stamp, now - proven, TimeSpan.Zero);
        }

        return true;
    }

    /// <summary>What a reading by this process's time says of the machine's own clock.</summary>
    /// <param name="time">This process's time.</param>
    /// <param name="reading">It beside the database's.</param>
    public static ClockReading OfMachine(TimeProvider time, ClockReading reading) =>
        time is CommonTime common ? reading with { Ahead = reading.Ahead + (common._machine.GetUtcNow() - common.GetUtcNow()) } : reading;

    /// <param name="Stamp">The counter at the anchor.</param>
    /// <param name="Time">The time at the anchor.</param>
    /// <param name="Ahead">How far that was ahead; given back by and by.</param>
    private sealed record Anchor(long Stamp, DateTimeOffset Time, TimeSpan Ahead);
}

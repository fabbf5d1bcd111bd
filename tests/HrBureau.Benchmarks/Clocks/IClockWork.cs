namespace HrBureau.Benchmarks;

/// <summary>Something that keeps clocks in PostgreSQL and does one durable thing when each is due, in a process of its own.</summary>
internal interface IClockWork
{
    string Name { get; }

    /// <summary>From the first thought of arming until the first clock may be due: time to arm, to start and to read what is armed.</summary>
    TimeSpan Lead { get; }

    ClockTable Clocks { get; }

    /// <summary>Names for so many clocks.</summary>
    IEnumerable<string> Names(int round, int count);

    /// <summary>Arms what the table has noted for a round.</summary>
    Task ArmAsync(int round);

    /// <summary>Starts the process and waits until it is ready; disposing kills it with SIGKILL.</summary>
    Task<IAsyncDisposable> StartAsync();
}

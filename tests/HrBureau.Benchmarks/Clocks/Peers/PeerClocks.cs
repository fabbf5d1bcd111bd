using System.Globalization;
using HrBureau.Storage;

namespace HrBureau.Benchmarks;

/// <summary>A library that keeps clocks, on a database of its own of the same server, in a process of its own.</summary>
internal abstract class PeerClocks(ClockTable clocks) : IClockWork
{
    public abstract string Name { get; }

    /// <summary>The word that starts it, see <see cref="PeerProgram"/>.</summary>
    protected abstract string Word { get; }

    public virtual TimeSpan Lead => TimeSpan.FromSeconds(45);

    public ClockTable Clocks => clocks;

    protected string Database => clocks.Place.Options().ConnectionString!;

    protected static async Task<ClockTable> NewTableAsync() => await ClockTable.MakeAsync(await BenchPlace.NewAsync(StorageKind.Postgres));

    public IEnumerable<string> Names(int round, int count) => Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{round}-{i}"));

    public async Task ArmAsync(int round)
    {
        await clocks.ExecuteAsync(YardstickSql.Read(Word + "_clear"));
        await WriteAsync(round);
        await clocks.ExecuteAsync("analyze");
    }

    public async Task<IAsyncDisposable> StartAsync() => await PeerProcess.StartAsync(Word, Database);

    protected abstract Task WriteAsync(int round);

    /// <summary>Runs one of our statements for a round.</summary>
    protected Task RunAsync(string statement, int round) =>
        clocks.ExecuteAsync(YardstickSql.Read(statement).Replace("@round", round.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}

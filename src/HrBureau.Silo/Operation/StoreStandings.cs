using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Asks the store how it stands and what waits in it.</summary>
internal sealed class StoreStandings(DueTable due, OwedTable owed, IntakeTables intake, DatabaseClock clock, TimeProvider time)
{
    private const int MostTroubled = 50;

    /// <returns>Nothing of a store that gives no answer in time.</returns>
    public async Task<(StoreStanding? Standing, IReadOnlyList<TroubledClock> Clocks, IReadOnlyList<TroubledDelivery> Deliveries)> LookAsync(DateTimeOffset now, TimeSpan patience)
    {
        using var stop = new CancellationTokenSource(patience);
        try
        {
            var begin = Stopwatch.GetTimestamp();
            var clocks = await due.FiguresAsync(now, stop.Token);
            var took = Stopwatch.GetElapsedTime(begin);
            var (notices, reports) = (await owed.FiguresAsync(stop.Token), await intake.FiguresAsync(stop.Token));
            var troubled = clocks.Troubled == 0 ? [] : await due.ListTroubledAsync(MostTroubled, stop.Token);
            var undelivered = notices.Troubled == 0 ? [] : await owed.ListTroubledAsync(MostTroubled, stop.Token);
            var reading = await clock.ReadAsync(stop.Token);
            return (
                new StoreStanding(
                    took.TotalMilliseconds,
                    reading is { } read && SkewWatch.AreApart(read) is not null ? CommonTime.OfMachine(time, read).Ahead.TotalSeconds : null,
                    clocks.Armed,
                    clocks.Overdue,
                    Local(clocks.Oldest),
                    clocks.Troubled,
                    notices.Depth,
                    Local(notices.Oldest),
                    notices.Troubled,
                    reports.Pending,
                    Local(reports.Oldest)),
                troubled.Select(row => new TroubledClock(row.Incident, CountyTime.To(row.At), CountyTime.To(row.NextTry), row.Attempts, row.Error)).ToArray(),
                undelivered.Select(row => new TroubledDelivery(row.Incident, To(row), CountyTime.To(row.Since), CountyTime.To(row.NextTry), row.Attempts, row.Error)).ToArray());
        }
        catch (Exception e) when (e is StorageException or OperationCanceledException)
        {
            return (null, [], []);
        }
    }

    /// <summary>A unit's own key says more than its number.</summary>
    private static string? To(TroubledOwed row) => row.Kind == "notice" || row.Target.StartsWith("inc-", StringComparison.Ordinal) ? row.Target : null;

    private static DateTimeOffset? Local(DateTimeOffset? at) => at is { } known ? CountyTime.To(known) : null;
}

using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Has incidents counted anew whose clocks were last counted by another calendar or other rows of clocks: neither is pinned, and a year may be published, a day moved, or a row of a new law begin while clocks run.</summary>
/// <remarks>
/// Each incident's line names what it was counted by, so nothing is lost by a crash in between, and what an older silo counts while
/// silos are replaced one by one is found by the last of them. The hourly look finds what an older silo counted after that.
/// </remarks>
internal sealed class CalendarWatch(DueTable due, MechanismSource mechanisms, DueSignal signal, TimeProvider time, ILogger<CalendarWatch> log) : StoreLoop("calendar-watch", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Recounting is spread out, so that what is truly due meanwhile is not late.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(5);

    private const int Page = 200;

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        var countedBy = mechanisms.CountedBy;
        var next = time.GetUtcNow();
        var woken = 0;
        for (var after = string.Empty; ;)
        {
            var page = await due.WakeMiscountedAsync(countedBy, after, Page, next, Apart, stop);
            woken += page.Count;
            if (page.Count < Page)
            {
                break;
            }

            (after, next) = (page[^1], next + (Apart * Page));
        }

        if (woken > 0)
        {
            Log.CountedAnew(woken);
            signal.Ring();
        }

        return Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}

using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Takes up what administrators did through other silos: a right that was taken away ends everywhere within the time a session does.</summary>
internal sealed class PeopleWatch(MechanismSource mechanisms, ILogger<PeopleWatch> log) : StoreLoop("people-watch", log)
{
    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        await mechanisms.RefreshAsync(stop);
        return RevocationWatch.Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}

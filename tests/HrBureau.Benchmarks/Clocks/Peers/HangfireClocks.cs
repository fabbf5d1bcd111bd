using Hangfire;
using Hangfire.PostgreSql;

namespace HrBureau.Benchmarks;

/// <summary>Hangfire 1.8 (LGPL-3.0) with Hangfire.PostgreSql 1.21, asked to look for what is due every second and for what is queued every half.</summary>
internal sealed class HangfireClocks : PeerClocks
{
    public const string Node = "hangfire";

    private const int Workers = 20;

    private HangfireClocks(ClockTable clocks)
        : base(clocks)
    {
    }

    public override string Name => "Hangfire.PostgreSql 1.21";

    protected override string Word => Node;

    /// <summary>Lets Hangfire make its tables and one job, far ahead.</summary>
    public static async Task<HangfireClocks> MakeAsync()
    {
        var clocks = new HangfireClocks(await NewTableAsync());
        new BackgroundJobClient(Storage(clocks.Database)).Schedule(() => Fire("original"), TimeProvider.System.GetUtcNow().AddDays(60));
        return clocks;
    }

    public static Task RunAsync(string database)
    {
        _ = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = Workers, SchedulePollingInterval = TimeSpan.FromSeconds(1) }, Storage(database));
        return Task.CompletedTask;
    }

    /// <summary>The durable row.</summary>
    public static Task Fire(string id) => Fired.NoteAsync(id);

    protected override async Task WriteAsync(int round)
    {
        await RunAsync("hangfire_arm", round);
        await RunAsync("hangfire_numbers", round);
    }

    private static PostgreSqlStorage Storage(string database) => new(
        new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(database, Options),
        Options);

    private static PostgreSqlStorageOptions Options => new() { QueuePollInterval = TimeSpan.FromMilliseconds(500) };
}

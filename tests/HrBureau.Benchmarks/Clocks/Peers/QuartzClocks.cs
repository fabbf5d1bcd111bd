using System.Collections.Specialized;
using Quartz;
using Quartz.Impl;

namespace HrBureau.Benchmarks;

/// <summary>Quartz.NET 3.22 (Apache-2.0), clustered on PostgreSQL: ten threads and one trigger a turn, the quickest setting of those tried; a job asks for recovery.</summary>
internal sealed class QuartzClocks : PeerClocks
{
    public const string Node = "quartz";

    private static readonly JobKey Job = new("fire");

    private QuartzClocks(ClockTable clocks)
        : base(clocks)
    {
    }

    public override string Name => "Quartz.NET 3.22, clustered";

    protected override string Word => Node;

    /// <summary>Lets Quartz write one trigger, far ahead.</summary>
    public static async Task<QuartzClocks> MakeAsync()
    {
        var clocks = new QuartzClocks(await NewTableAsync());
        await clocks.Clocks.Place.ExecuteAsync(YardstickSql.Read("quartz_tables"));
        var scheduler = await SchedulerAsync(clocks.Database);
        await scheduler.ScheduleJob(
            JobBuilder.Create<FireJob>().WithIdentity(Job).StoreDurably().RequestRecovery().Build(),
            TriggerBuilder.Create().WithIdentity("original").StartAt(TimeProvider.System.GetUtcNow().AddDays(60)).Build());
        await scheduler.Shutdown();
        return clocks;
    }

    public static async Task RunAsync(string database) => await (await SchedulerAsync(database)).Start();

    protected override Task WriteAsync(int round) => RunAsync("quartz_arm", round);

    private static Task<IScheduler> SchedulerAsync(string database) => new StdSchedulerFactory(new NameValueCollection
    {
        ["quartz.scheduler.instanceName"] = "bench",
        ["quartz.scheduler.instanceId"] = "AUTO",
        ["quartz.scheduler.idleWaitTime"] = "1000",
        ["quartz.threadPool.maxConcurrency"] = "10",
        ["quartz.serializer.type"] = typeof(NoObjects).AssemblyQualifiedName,
        ["quartz.jobStore.type"] = "Quartz.Impl.AdoJobStore.JobStoreTX, Quartz",
        ["quartz.jobStore.driverDelegateType"] = "Quartz.Impl.AdoJobStore.PostgreSQLDelegate, Quartz",
        ["quartz.jobStore.tablePrefix"] = "qrtz_",
        ["quartz.jobStore.useProperties"] = "true",
        ["quartz.jobStore.clustered"] = "true",
        ["quartz.jobStore.misfireThreshold"] = "600000",
        ["quartz.jobStore.dataSource"] = "bench",
        ["quartz.dataSource.bench.provider"] = "Npgsql",
        ["quartz.dataSource.bench.connectionString"] = database,
    }).GetScheduler();

    /// <summary>The durable row; the trigger's name is the clock's. What was under way in a node that died comes back under another name.</summary>
    internal sealed class FireJob : IJob
    {
        public Task Execute(IJobExecutionContext context) => Fired.NoteAsync(context.Recovering ? context.RecoveringTriggerKey.Name : context.Trigger.Key.Name);
    }
}

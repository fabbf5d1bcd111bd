using HrBureau.TestKit;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;

namespace HrBureau.Benchmarks;

/// <summary>Reminders of Orleans 10.4 (MIT) on PostgreSQL, one silo: a reminder for each clock, its period a day, since there are none that ring once.</summary>
internal sealed class ReminderClocks : PeerClocks
{
    public const string Node = "reminders";

    private const string Service = "bench";

    private ReminderClocks(ClockTable clocks)
        : base(clocks)
    {
    }

    public override string Name => "Orleans reminders 10.4";

    /// <summary>A silo reads its reminders when it starts, up to half a minute late, and then every five minutes.</summary>
    public override TimeSpan Lead => TimeSpan.FromSeconds(75);

    protected override string Word => Node;

    public static async Task<ReminderClocks> MakeAsync()
    {
        var clocks = new ReminderClocks(await NewTableAsync());
        await clocks.Clocks.Place.ExecuteAsync(YardstickSql.Read("reminder_tables"));
        return clocks;
    }

    public static Task RunAsync(string database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(Ports.Free(), 0)
            .Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (Service, Service))
            .Configure<EndpointOptions>(endpoint => endpoint.GatewayPort = 0)
            .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database)));
        return builder.Build().StartAsync();
    }

    protected override async Task WriteAsync(int round)
    {
        await using var connection = (NpgsqlConnection)await Clocks.Place.ConnectAsync();
        var armed = new List<(string Id, DateTime Due)>();
        await using (var command = new NpgsqlCommand("select id, due from armed where round = $1", connection) { Parameters = { new() { Value = round } } })
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                armed.Add((reader.GetString(0), reader.GetDateTime(1)));
            }
        }

        await using var rows = await connection.BeginBinaryImportAsync("copy reminder (serviceid, grainid, remindername, starttime, period, grainhash, version) from stdin (format binary)");
        foreach (var (id, due) in armed)
        {
            var grain = GrainId.Create(ReminderGrain.TypeName, id);
            await rows.StartRowAsync();
            await rows.WriteAsync(Service);
            await rows.WriteAsync(grain.ToString());
            await rows.WriteAsync("due");
            await rows.WriteAsync(due);
            await rows.WriteAsync((long)TimeSpan.FromDays(1).TotalMilliseconds);
            await rows.WriteAsync(unchecked((int)grain.GetUniformHashCode()));
            await rows.WriteAsync(0);
        }

        await rows.CompleteAsync();
    }
}

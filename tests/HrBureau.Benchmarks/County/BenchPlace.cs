using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>Databases of the benchmark: one durable PostgreSQL with room for the silo's connections and 64 of the yardstick.</summary>
internal static class BenchPlace
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(StartAsync);

    public static async Task<StoragePlace> NewAsync(StorageKind kind) =>
        await StoragePlace.NewAsync(kind, kind == StorageKind.Postgres ? await Server.Value : null);

    /// <summary>Stops what was started.</summary>
    public static async ValueTask StopAsync()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).DisposeAsync();
        }
    }

    private static Task<PostgresServer> StartAsync() => PostgresServer.StartAsync("max_connections = 300");
}

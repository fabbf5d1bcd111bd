using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class GrainStorageTests
{
    [Theory, OnBoth]
    public async Task State_survives_a_restart_and_number_like_keys_stay_apart(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        using (var host = await StartAsync(place))
        {
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            await grains.GetGrain<ITrialGrain>("emp-020235").Add(1);
            await grains.GetGrain<ITrialGrain>("emp-20235").Add(10);
            await Task.WhenAll(Enumerable.Range(0, 200).Select(i => grains.GetGrain<ITrialGrain>("agy-" + (i % 20)).Add(1)));
            Assert.Equal(10, await grains.GetGrain<ITrialGrain>("agy-7").Read());
            await grains.GetGrain<ITrialGrain>("con-1").Add(5);
            await grains.GetGrain<ITrialGrain>("con-1").Clear();
            await host.StopAsync();
        }

        using (var host = await StartAsync(place))
        {
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            Assert.Equal(1, await grains.GetGrain<ITrialGrain>("emp-020235").Read());
            Assert.Equal(10, await grains.GetGrain<ITrialGrain>("emp-20235").Read());
            Assert.Equal(10, await grains.GetGrain<ITrialGrain>("agy-19").Read());
            Assert.Equal(0, await grains.GetGrain<ITrialGrain>("con-1").Read());
            Assert.Equal(3, await grains.GetGrain<ITrialGrain>("con-1").Add(3));
            await host.StopAsync();
        }
    }

    [Theory, OnBoth]
    public async Task A_stale_writer_is_refused_and_a_first_write_happens_once(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        using var host = await StartAsync(place);
        var storage = host.Services.GetRequiredService<IGrainStorage>();
        var id = GrainId.Create("trial", "emp-1");

        var first = new GrainState<TrialState>(new TrialState { Sum = 1 });
        await storage.WriteStateAsync("trial", id, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("trial", id, new GrainState<TrialState>(new TrialState { Sum = 2 })));
        var stale = new GrainState<TrialState>(new TrialState { Sum = 3 }, first.ETag);
        await storage.WriteStateAsync("trial", id, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("trial", id, stale));

        var read = new GrainState<TrialState>(new TrialState());
        await storage.ReadStateAsync("trial", id, read);
        Assert.Equal((1, first.ETag), (read.State!.Sum, read.ETag));
        await host.StopAsync();
    }

    private static async Task<IHost> StartAsync(StoragePlace place)
    {
        var options = place.Options();
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort: Ports.Free(), gatewayPort: Ports.Free())
            .AddAdoNetGrainStorageAsDefault(o =>
            {
                o.Invariant = options.GrainInvariant;
                o.ConnectionString = options.GrainConnectionString;
            }));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}

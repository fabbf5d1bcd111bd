using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrBureau.Storage;

/// <summary>Registers the store and its tables.</summary>
public static class StorageSetup
{
    /// <exception cref="StorageOptionsException">A setting cannot work; the message names it and the cure.</exception>
    public static IServiceCollection AddHrBureauStorage(this IServiceCollection services, StorageOptions options)
    {
        options.Validate();
        return services
            .AddSingleton(options)
            .AddSingleton(p => Store.Open(options, p.GetService<TimeProvider>(), p.GetService<ILogger<Store>>()))
            .AddSingleton(p => p.GetRequiredService<Store>().Incidents)
            .AddSingleton(p => p.GetRequiredService<Store>().Due)
            .AddSingleton(p => p.GetRequiredService<Store>().Clock)
            .AddSingleton(p => p.GetRequiredService<Store>().Owed)
            .AddSingleton(p => p.GetRequiredService<Store>().Boards)
            .AddSingleton(p => p.GetRequiredService<Store>().Intake)
            .AddSingleton(p => p.GetRequiredService<Store>().Mechanisms)
            .AddSingleton(p => p.GetRequiredService<Store>().Administration)
            .AddSingleton(p => p.GetRequiredService<Store>().Access)
            .AddSingleton(p => p.GetRequiredService<Store>().Members)
            .AddSingleton(p => p.GetRequiredService<Store>().Migrator);
    }
}

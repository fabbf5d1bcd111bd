using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Contracts;

/// <summary>What silos and clients alike add to their Orleans.</summary>
public static class ContractsSetup
{
    /// <summary>Names of grain interfaces are looked up once.</summary>
    /// <param name="services">Of a silo or a client.</param>
    public static IServiceCollection AddHrBureauContracts(this IServiceCollection services)
    {
        // Before Orleans' own provider, whenever that is added.
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownInterfaceTypes>());
        return services;
    }
}

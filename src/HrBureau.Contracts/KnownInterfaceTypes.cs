using System.Collections.Concurrent;
using System.Reflection;

namespace HrBureau.Contracts;

/// <summary>Remembers the wire name of each grain interface. Orleans reads the attribute by reflection at every <c>GetGrain</c>, which costs more than the call it prepares.</summary>
internal sealed class KnownInterfaceTypes(IServiceProvider services) : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> _known = new();

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = _known.GetOrAdd(type, Read);
        return !grainInterfaceType.IsDefault;
    }

    private GrainInterfaceType Read(Type type) =>
        type.GetCustomAttribute<GrainInterfaceTypeAttribute>(inherit: false)?.GetGrainInterfaceType(services, type) ?? default;
}

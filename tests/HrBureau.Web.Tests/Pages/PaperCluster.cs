using System.Reflection;

namespace HrBureau.Web.Tests;

/// <summary>A cluster made of paper: actors that answer from a fixture, so that pages can be looked at without a silo.</summary>
public class PaperCluster : DispatchProxy
{
    private Func<Type, object> actors = null!;

    /// <summary>A client whose actors are the given one.</summary>
    public static IClusterClient Of(Func<Type, object> actors)
    {
        var client = Create<IClusterClient, PaperCluster>();
        ((PaperCluster)(object)client).actors = actors;
        return client;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod switch
    {
        { Name: "GetGrain", IsGenericMethod: true } => actors(targetMethod.GetGenericArguments()[0]),
        { Name: "CreateObjectReference", IsGenericMethod: true } => args![0],
        _ => throw new NotSupportedException("Paper has no such call."),
    };
}

/// <summary>An identity of paper.</summary>
public sealed class PaperIdentity : IServiceIdentity
{
    /// <inheritdoc/>
    public string CurrentToken() => "paper";
}

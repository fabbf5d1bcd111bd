using System.Reflection;

namespace HrBureau.Web.Tests;

/// <summary>Stands where the cluster would: answers grain calls from a script, so that the HTTP edge is tested alone.</summary>
public class ScriptedSilo : DispatchProxy
{
    private ScriptedCounty? county;

    /// <summary>A client whose grains follow the script.</summary>
    public static IClusterClient For(ScriptedCounty county)
    {
        var client = Create<IClusterClient, ScriptedSilo>();
        ((ScriptedSilo)(object)client).county = county;
        return client;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        "GetGrain" => county!.Grain(targetMethod.ReturnType, args![0]!.ToString()!),
        "CreateObjectReference" => args![0],
        "get_ServiceProvider" => null,
        _ => throw new NotSupportedException(targetMethod?.Name),
    };
}

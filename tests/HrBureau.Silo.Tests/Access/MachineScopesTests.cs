using System.Reflection;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo.Tests;

/// <summary>Which doors a key opens, counted over every method of every actor.</summary>
public sealed class MachineScopesTests
{
    [Theory]
    [InlineData(KeyScope.Receipts, "IIncidentGrain.Receive")]
    [InlineData(KeyScope.Reports, "IIntakeGrain.Report")]
    public void A_scope_opens_one_door(KeyScope scope, string door) => Assert.Equal([door], Doors(WireWord.Of(scope)));

    [Fact]
    public void Every_scope_is_named_above_and_none_opens_nothing()
    {
        Assert.Equal([KeyScope.Receipts, KeyScope.Reports], Enum.GetValues<KeyScope>());
        Assert.Empty(Doors());
        Assert.Empty(Doors(Actor.SystemDuty, Actor.MachineDuty, "administer", "handle", "lead"));
    }

    private static IEnumerable<string> Doors(params string[] scopes) => new[] { typeof(NeedsAttribute).Assembly, typeof(CallFilter).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<NeedsAttribute>()?.Word is { } need && MachineScopes.Open(scopes.ToHashSet(), need))
        .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
}

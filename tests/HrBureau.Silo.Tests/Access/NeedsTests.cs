using System.Reflection;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo.Tests;

public sealed class NeedsTests
{
    private static readonly string[] Words = [Access.Officer, Access.OfficerOrSystem, Access.Service, Access.System, Access.Receipts, .. CommandWords.All];

    [Fact]
    public void Every_method_of_every_actor_says_what_it_needs_of_its_caller() =>
        Assert.Empty(Faults([.. typeof(NeedsAttribute).Assembly.GetTypes(), .. typeof(CallFilter).Assembly.GetTypes()]));

    [Fact]
    public void A_method_that_forgets_it_or_names_an_unknown_word_is_found() =>
        Assert.Equal(["IDoorGrain.ForNobody says nothing", "IDoorGrain.Misspelt needs help-myself"], Faults([typeof(IDoorGrain)]));

    private static IEnumerable<string> Faults(IReadOnlyCollection<Type> types)
    {
        var methods = types
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .ToList();
        Assert.NotEmpty(methods);
        return methods
            .Select(method => (Name: $"{method.DeclaringType!.Name}.{method.Name}", Need: method.GetCustomAttribute<NeedsAttribute>()?.Word))
            .Where(method => method.Need is null || !Words.Contains(method.Need))
            .Select(method => method.Need is null ? $"{method.Name} says nothing" : $"{method.Name} needs {method.Need}");
    }
}

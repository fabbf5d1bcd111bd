using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using HrBureau.Contracts;

namespace HrBureau.Web.Tests;

/// <summary>A cluster that loses the first answer of every call: the silo is gone when it should have answered, and there again a moment later.</summary>
public class LostAnswers : DispatchProxy
{
    private static readonly NullabilityInfoContext Nullability = new();

    private ConcurrentDictionary<string, int> sent = null!;
    private Type? actor;

    /// <summary>A client of such a cluster.</summary>
    /// <param name="sent">How often each call came, by <c>IActor.Method</c>.</param>
    public static IClusterClient Of(ConcurrentDictionary<string, int> sent) => (IClusterClient)Of(typeof(IClusterClient), sent, null);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod! switch
    {
        { Name: "GetGrain", IsGenericMethod: true } get => Of(get.ReturnType, sent, get.ReturnType),
        { Name: "CreateObjectReference", IsGenericMethod: true } => args![0],
        _ when actor == typeof(IDoorbellGrain) => Task.CompletedTask, // Asked by the process itself, whenever it likes.
        var call when actor is not null => Answer(call),
        var call => throw new NotSupportedException(call.Name),
    };

    private object Answer(MethodInfo call)
    {
        var result = call.ReturnType.IsGenericType ? call.ReturnType.GetGenericArguments()[0] : null;
        var isLost = sent.AddOrUpdate($"{actor!.Name}.{call.Name}", 1, static (_, before) => before + 1) == 1;
        if (result is null)
        {
            return isLost ? Task.FromException(Gone()) : Task.CompletedTask;
        }

        var isNullable = false;
        lock (Nullability)
        {
            isNullable = Nullability.Create(call.ReturnParameter).GenericTypeArguments[0].ReadState == NullabilityState.Nullable;
        }

        return typeof(LostAnswers).GetMethod(nameof(Answered), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result).Invoke(null, [isLost, isNullable && !result.IsInterface ? null : Empty(result)])!;
    }

    private static Task<T> Answered<T>(bool isLost, object? answer) => isLost ? Task.FromException<T>(Gone()) : Task.FromResult((T)answer!);

    /// <summary>The least that a type can hold.</summary>
    private static object? Empty(Type type) =>
        type == typeof(string) ? ""
        : type == typeof(bool) ? true
        : type == typeof(CountyView) ? new CountyView("360121", new(" ", " "), [], [], [], [], [], new Dictionary<Domain.Grade, int>(), [])
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type)
        : type is { IsInterface: true, IsGenericType: true } ? Collection(type)
        : type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First() is var made
            ? made.Invoke([.. made.GetParameters().Select(part => Empty(part.ParameterType))])
            : null;

    private static object Collection(Type type) => type.GetGenericArguments() is [var key, var value]
        ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!
        : Array.CreateInstance(type.GetGenericArguments()[0], 0);

    private static SiloUnavailableException Gone() => new("The silo is gone.");

    private static object Of(Type type, ConcurrentDictionary<string, int> sent, Type? actor)
    {
        var made = Create(type, typeof(LostAnswers));
        (((LostAnswers)made).sent, ((LostAnswers)made).actor) = (sent, actor);
        return made;
    }
}

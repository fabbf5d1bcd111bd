using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using HrBureau.Contracts;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>
/// Stands before every grain call of this silo, from outside and from inside alike: verifies the token, compares what the method
/// needs with what the caller may by the duties in force now, and refuses everything else. A method that does not say what it
/// needs is refused too.
/// </summary>
public sealed class CallFilter(Tokens tokens, Revocations revocations, DutiesInForce dutiesInForce, AgencyInForce agencyInForce, MayIssue mayIssue, ILogger<CallFilter> log) : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<MethodInfo, Door> Doors = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod is not { } method || Doors.GetOrAdd(method, Door.Of) is not { RuntimeOwn: false } door)
        {
            return InvokeRuntimeOwn(context);
        }

        var caller = Identify();
        if (!IsAllowed(caller, door.Need))
        {
            throw new UnauthorizedCallException(CallRefusal.NotAllowed);
        }

        return InvokeAs(caller, context);
    }

    // Async so that the caller is forgotten when the call ends.
    private async Task InvokeAs(Caller caller, IIncomingGrainCallContext context)
    {
        Caller.Enter(caller);
        try
        {
            await context.Invoke();
        }
        catch (AppendRejectedException e)
        {
            log.ActRefusedByStore(context.TargetId.ToString(), e);
            throw new StoreRefusedException("The store refuses this act.");
        }
        catch (CountyRefusedException e)
        {
            // Said once in the log; the other processes of the county go on.
            throw new StoreAwayException($"This process cannot take up the county's people ({e.Faults.Length} faults).");
        }
        catch (Exception e) when (e is StorageException or DbException or OperationCanceledException)
        {
            // Callers outside know no store; what lies behind stays in this silo's log and spans.
            throw new StoreAwayException($"The store gave no answer ({e.GetType().Name}).");
        }
    }

    private Caller Identify() => tokens.Read(RequestContext.Get(CallContext.Token) as string) switch
    {
        TokenReading.Refused refused => throw new UnauthorizedCallException(refused.Reason),
        TokenReading.Valid(var caller) when revocations.Covers(caller) => throw new UnauthorizedCallException(CallRefusal.SignedOut),
        TokenReading.Valid({ IsOfficer: true } caller) => dutiesInForce(caller.Id, caller.Agency) is { } duties
            ? caller with { Duties = duties }
            : throw new UnauthorizedCallException(CallRefusal.SignedOut),
        TokenReading.Valid({ IsMachine: true } caller) when !agencyInForce(caller.Agency) => throw new UnauthorizedCallException(CallRefusal.SignedOut),
        TokenReading.Valid(var caller) => caller,
        var other => throw new InvalidOperationException($"{other} is no reading of a token."),
    };

    private bool IsAllowed(Caller caller, string? need) => need switch
    {
        null => false,
        Access.Officer => caller.IsOfficer,
        Access.OfficerOrSystem => caller.IsOfficer || caller.IsSystem,
        Access.Service => caller.IsService,
        Access.System => caller.IsSystem,
        _ when caller.IsMachine => MachineScopes.Open(caller.Duties, need),
        _ => caller.IsOfficer && mayIssue(need, caller.Duties),
    };

    private static Task InvokeRuntimeOwn(IIncomingGrainCallContext context) =>
        context.SourceId is { } source && source.IsClient() && !context.TargetId.IsSystemTarget()
            ? throw new UnauthorizedCallException(CallRefusal.NotAllowed)
            : context.Invoke();

    /// <summary>What a method's metadata say of who may call it; read once, for reflection is slow.</summary>
    private readonly record struct Door(bool RuntimeOwn, string? Need)
    {
        public static Door Of(MethodInfo method) => new(
            method.DeclaringType?.Assembly.GetName().Name?.StartsWith("Orleans.", StringComparison.Ordinal) ?? false,
            method.GetCustomAttribute<NeedsAttribute>()?.Word);
    }
}

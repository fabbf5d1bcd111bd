using HrBureau.Contracts;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The one way out of the web floor: every call carries a token and ends within its time.</summary>
public sealed class SiloCalls(IClusterClient cluster, IHttpContextAccessor http, IServiceIdentity service, KnownTokens known, TimeProvider time)
{
    /// <summary>Longest wait for an answer; a silo that stopped is told apart from a slow one within 10 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    /// <summary>Calls as the signed-in officer of this HTTP request.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task<T> AsOfficerAsync<T>(Func<IGrainFactory, Task<T>> call)
    {
        var token = http.HttpContext?.User.Token ?? throw new SignedOutException();
        try
        {
            var answer = await CallAsync(token, call);
            if (!http.HttpContext.User.IsMachine)
            {
                known.Keep(token); // A key is looked at anew for every call, and its token is good for no other.
            }

            return answer;
        }
        catch (UnauthorizedCallException refusal) when (refusal.Reason != CallRefusal.NotAllowed)
        {
            known.Forget(token);
            throw;
        }
    }

    /// <inheritdoc cref="AsOfficerAsync{T}(Func{IGrainFactory, Task{T}})"/>
    public Task AsOfficerAsync(Func<IGrainFactory, Task> call) => AsOfficerAsync(async grains =>
    {
        await call(grains);
        return true;
    });

    /// <summary>Calls as the web process itself.</summary>
    public Task<T> AsServiceAsync<T>(Func<IGrainFactory, Task<T>> call) => CallAsync(service.CurrentToken(), call);

    /// <inheritdoc cref="AsServiceAsync{T}(Func{IGrainFactory, Task{T}})"/>
    public Task AsServiceAsync(Func<IGrainFactory, Task> call) => AsServiceAsync(async grains =>
    {
        await call(grains);
        return true;
    });

    // The request context is local to this asynchronous method: the token never leaks into another call.
    private async Task<T> CallAsync<T>(string token, Func<IGrainFactory, Task<T>> call)
    {
        RequestContext.Set(CallContext.Token, token);
        return await call(cluster).WaitAsync(Patience, time);
    }
}

using System.Data.Common;
using HrBureau.Contracts;
using Microsoft.AspNetCore.Http;
using Orleans.Runtime.Messaging;

namespace HrBureau.Web;

/// <summary>
/// The one way out of the web floor: every call carries a token and ends within its time. What may be repeated — reads, and acts that
/// carry a key — is sent again when its silo is gone or gives no sign, until another one has taken over: whoever asked sees a moment's
/// delay and no fault.
/// </summary>
public sealed class SiloCalls(IClusterClient cluster, IHttpContextAccessor http, IServiceIdentity service, KnownTokens known, SiloReach reach, TimeProvider time)
{
    /// <summary>Longest wait for an answer; a silo that stopped is told apart from a slow one within 10 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    /// <summary>Longest wait for any silo at all: without one every answer is out within two seconds.</summary>
    private static readonly TimeSpan PatienceForAny = TimeSpan.FromMilliseconds(1200);

    /// <summary>A silo that is there has answered by now, or has said that the store is away; what was on its way through or to one that died is never answered.</summary>
    private static readonly TimeSpan Sign = TimeSpan.FromMilliseconds(2500);

    /// <summary>A silo that leaves in order still answers what it has taken.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    /// <summary>Calls as the signed-in officer of this HTTP request.</summary>
    /// <param name="call">The call.</param>
    /// <param name="repeatable">Whether it may be sent twice: it only reads, or what it does is known by a key.</param>
    /// <exception cref="SignedOutException">Nobody is signed in.</exception>
    public async Task<T> AsOfficerAsync<T>(Func<IGrainFactory, Task<T>> call, bool repeatable)
    {
        var token = http.HttpContext?.User.Token ?? throw new SignedOutException();
        try
        {
            var answer = await CallAsync(token, call, repeatable);
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

    /// <inheritdoc cref="AsOfficerAsync{T}(Func{IGrainFactory, Task{T}}, bool)"/>
    public Task AsOfficerAsync(Func<IGrainFactory, Task> call, bool repeatable) => AsOfficerAsync(grains => AnsweredAsync(call(grains)), repeatable);

    /// <summary>Calls as the web process itself.</summary>
    public Task<T> AsServiceAsync<T>(Func<IGrainFactory, Task<T>> call, bool repeatable) => CallAsync(service.CurrentToken(), call, repeatable);

    /// <inheritdoc cref="AsServiceAsync{T}(Func{IGrainFactory, Task{T}}, bool)"/>
    public Task AsServiceAsync(Func<IGrainFactory, Task> call, bool repeatable) => AsServiceAsync(grains => AnsweredAsync(call(grains)), repeatable);

    private static async Task<bool> AnsweredAsync(Task call)
    {
        await call;
        return true;
    }

    private async Task<T> CallAsync<T>(string token, Func<IGrainFactory, Task<T>> call, bool repeatable)
    {
        if (reach.IsSearching)
        {
            throw new TimeoutException("No silo was found yet.");
        }

        var (began, sent) = (time.GetTimestamp(), new List<Task<T>>());
        while (true)
        {
            // With no silo left there is nobody to wait for; the call is sent all the same, for only that looks for one.
            var left = (reach.IsThere ? Patience : PatienceForAny) - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                throw new TimeoutException("No silo answered in time.");
            }

            try
            {
                return await (repeatable ? SendAsync(token, call, sent, left) : SendAsync(token, call).WaitAsync(left, time));
            }
            catch (Exception gone) when (repeatable && IsGone(gone))
            {
                await Task.Delay(Again, time, CancellationToken.None);
            }
            catch (Exception silent) when (silent is OperationCanceledException or DbException)
            {
                // The runtime found no silo for the actor in time, or the actor could not read what it keeps: nobody has answered.
                throw new TimeoutException("No actor answered.", silent);
            }
        }
    }

    // The request context is local to this asynchronous method: the token never leaks into another call.
    private async Task<T> SendAsync<T>(string token, Func<IGrainFactory, Task<T>> call)
    {
        RequestContext.Set(CallContext.Token, token);
        return await call(cluster);
    }

    /// <summary>Sends once more, and gives the attempt up when a silo was lost meanwhile or no sign came. What an earlier attempt answers late counts: a long read never begins anew for ever.</summary>
    private async Task<T> SendAsync<T>(string token, Func<IGrainFactory, Task<T>> call, List<Task<T>> sent, TimeSpan left)
    {
        var loss = reach.NextLoss;
        sent.RemoveAll(earlier => earlier.IsFaulted || earlier.IsCanceled);
        sent.Add(SendAsync(token, call));
        var first = FirstAsync(sent.ToArray());
        try
        {
            return await first.WaitAsync(left < Sign ? left : Sign, time, loss);
        }
        catch (OperationCanceledException) when (loss.IsCancellationRequested)
        {
            return await first.WaitAsync(LastWords, time);
        }
    }

    /// <summary>The first answer of all attempts; that the silo of an earlier one is gone is none.</summary>
    private static async Task<T> FirstAsync<T>(Task<T>[] sent)
    {
        var last = sent[^1];
        while (true)
        {
            var first = await Task.WhenAny(sent);
            if (first == last || !first.IsFaulted || !IsGone(first.Exception.InnerException!))
            {
                return await first;
            }

            sent = [.. sent.Where(earlier => earlier != first)];
        }
    }

    /// <summary>Whether the silo is gone that should have answered, or has given no sign. That the store is away is an answer.</summary>
    private static bool IsGone(Exception fault) => fault is TimeoutException or OperationCanceledException or SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException;
}

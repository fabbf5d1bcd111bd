using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HrBureau.Cluster.Tests;

/// <summary>Somebody who acts without pause through one web process after the other, and repeats with the same key whatever was not answered.</summary>
/// <param name="doors">The web processes.</param>
/// <param name="history">What he writes down.</param>
/// <param name="number">Through which web process he begins.</param>
/// <param name="next">His n-th act.</param>
/// <param name="pause">How long he waits between two acts.</param>
internal sealed class RigPerson(RigDoors doors, RigHistory history, int number, Func<int, RigAct> next, TimeSpan pause)
{
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(100);

    /// <summary>An act that is not answered by then stays unknown: it may stand once or not at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private long mark;
    private long servedAfter;

    /// <summary>Whether his pauses are short enough to tell from him when the system serves again.</summary>
    public bool IsBusy => pause < TimeSpan.FromSeconds(1);

    /// <summary>When an act that was sent after the mark was first answered; 0 while none was.</summary>
    public long ServedAfter => Volatile.Read(ref servedAfter);

    /// <summary>Counts anew from an instant.</summary>
    public void Mark(long instant)
    {
        Volatile.Write(ref mark, instant);
        Volatile.Write(ref servedAfter, 0);
    }

    /// <summary>Acts until told to stop; the act under way is repeated until it is answered.</summary>
    /// <param name="stop">Tells him to stop.</param>
    /// <param name="most">After so many acts he stops by himself.</param>
    public async Task ActAsync(CancellationToken stop, int most = int.MaxValue)
    {
        await Task.Yield();
        var web = number;
        for (var done = 0; done < most && !stop.IsCancellationRequested; done++)
        {
            var act = next(done);
            while (!await SendAsync(act, web++))
            {
                if (stop.IsCancellationRequested && Stopwatch.GetElapsedTime(act.FirstSent) > Patience)
                {
                    return;
                }

                await Task.Delay(BeforeRetry, CancellationToken.None);
            }

            await Task.Delay(pause, CancellationToken.None);
        }
    }

    /// <returns>Whether the answer is certain.</returns>
    private async Task<bool> SendAsync(RigAct act, int web)
    {
        history.Invoke(act);
        var began = act.LastSent;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(act.Path, UriKind.Relative)) { Content = JsonContent.Create(act.Body) };
            request.Headers.Add("Idempotency-Key", act.Key);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", doors.TokenOf(act.Officer));
            using var answer = await doors.At(web).SendAsync(request, CancellationToken.None);
            var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            var status = (int)answer.StatusCode;
            if (answer.IsSuccessStatusCode)
            {
                history.Ok(act, Read(act, JsonNode.Parse(text)!));
                if (Volatile.Read(ref servedAfter) == 0 && began >= Volatile.Read(ref mark))
                {
                    Volatile.Write(ref servedAfter, act.Answered);
                }

                return true;
            }

            if (status is 503 or 502 or 504 or 500)
            {
                history.Unknown(act, status);
                return false;
            }

            history.Fail(act, $"{status} {text}");
            return true;
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
        {
            history.Unknown(act, 0);
            return false;
        }
    }

    private static RigReply Read(RigAct act, JsonNode answer) => act.Kind == RigActKind.Report
        ? new RigReply((string)answer["incidentId"]!, 0, [(string)answer["reportId"]!])
        : new RigReply(act.Incident!, (long)answer["version"]!, [.. answer["events"]!.AsArray().Select(kind => (string)kind!)]);
}

using System.Diagnostics;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>People sign in and out while the silos that hold their accounts die.</summary>
public sealed class SignInOverKillTests
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    [Fact]
    [Trait(LongRun.Name, LongRun.Value)]
    public async Task Nobody_who_signs_in_or_out_while_a_silo_dies_is_told_to_try_again()
    {
        await using var cluster = await ClusterProcesses.StartAsync(3, 1);
        using var stop = new CancellationTokenSource();
        var told = 0;
        var people = new[] { "duty-zhou", "lead-yan", "police-fang", "admin" }.Select(async officer =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var person = await CountyClient.SignInAsync(cluster.Webs[0].Address, officer);
                using var signedOut = await person.Http.PostAsync(new Uri("/api/sign-out", UriKind.Relative), null, CancellationToken.None);
                Assert.True(signedOut.IsSuccessStatusCode, $"{officer} was told {(int)signedOut.StatusCode} when he left.");
                Interlocked.Increment(ref told);

                // A password is slow to check on purpose: more at once would only keep the machine busy.
                await Task.Delay(300, CancellationToken.None);
            }
        }).ToArray();
        for (var number = 0; number < 2; number++)
        {
            await UntilMoreAsync(12);
            await cluster.Silos[number].KillAsync();
            await UntilMoreAsync(12);
            await cluster.Silos[number].StartAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(people);

        async Task UntilMoreAsync(int more)
        {
            var (goal, began) = (told + more, Stopwatch.GetTimestamp());
            while (Volatile.Read(ref told) < goal && !people.Any(static person => person.IsFaulted))
            {
                Assert.True(Stopwatch.GetElapsedTime(began) < AtMost * 6, "Nobody signs in.");
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }
}

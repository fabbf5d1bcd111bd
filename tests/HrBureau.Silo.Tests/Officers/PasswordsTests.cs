using System.Diagnostics;

namespace HrBureau.Silo.Tests;

[Collection(FaultsOneByOne.Name)]
public sealed class PasswordsTests
{
    [Fact]
    public async Task A_first_password_costs_a_guesser_as_long_as_any_other_and_as_nobodys()
    {
        using var passwords = new Passwords();
        var drawn = passwords.HashRandom(Passwords.Random());
        var chosen = await passwords.HashAsync("county-drill-2026");

        var nobodys = await ShortestAsync(passwords, "");
        Assert.InRange(await ShortestAsync(passwords, drawn) / nobodys, 0.6, 1.7);
        Assert.InRange(await ShortestAsync(passwords, chosen) / nobodys, 0.6, 1.7);
    }

    private static async Task<double> ShortestAsync(Passwords passwords, string hash)
    {
        var shortest = double.MaxValue;
        for (var guess = 0; guess < 8; guess++)
        {
            var begin = Stopwatch.GetTimestamp();
            await passwords.VerifyAsync(hash, "a wrong password");
            shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return shortest;
    }
}

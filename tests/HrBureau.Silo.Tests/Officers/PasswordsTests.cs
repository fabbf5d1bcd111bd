using System.Diagnostics;

namespace HrBureau.Silo.Tests;

[Collection(FaultsOneByOne.Name)]
public sealed class PasswordsTests
{
    private const int Fewest = 8;
    private const int Most = 40;

    [Fact]
    public async Task A_first_password_costs_a_guesser_as_long_as_any_other_and_as_nobodys()
    {
        using var passwords = new Passwords();
        var drawn = passwords.HashRandom(Passwords.Random());
        var chosen = await passwords.HashAsync("county-drill-2026");

        // The shortest of many is what the work itself takes; a busy machine only needs more of them.
        var (random, own, nobodys) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < Fewest || (round < Most && !(Alike(random, nobodys) && Alike(own, nobodys))); round++)
        {
            random = Math.Min(random, await GuessAsync(passwords, drawn));
            own = Math.Min(own, await GuessAsync(passwords, chosen));
            nobodys = Math.Min(nobodys, await GuessAsync(passwords, ""));
        }

        Assert.InRange(random / nobodys, 0.6, 1.7);
        Assert.InRange(own / nobodys, 0.6, 1.7);
    }

    private static bool Alike(double one, double other) => one / other is > 0.6 and < 1.7;

    private static async Task<double> GuessAsync(Passwords passwords, string hash)
    {
        var begin = Stopwatch.GetTimestamp();
        await passwords.VerifyAsync(hash, "a wrong password");
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}

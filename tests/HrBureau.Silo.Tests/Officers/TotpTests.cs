using System.Text;

namespace HrBureau.Silo.Tests;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238_appendix_B(long seconds, string code) => Assert.Equal(code, Totp.At(Secret, seconds / 30));

    [Fact]
    public void One_step_of_drift_is_allowed_each_way_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = 1111111111 / 30;

        Assert.Equal([null, step - 1, step, step + 1, null], Enumerable.Range(-2, 5).Select(drift => Totp.StepOf(Totp.At(Secret, step + drift), Secret, now, 0)));
    }

    [Fact]
    public void A_used_code_and_every_older_one_is_refused()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = 1111111111 / 30;

        Assert.Null(Totp.StepOf(Totp.At(Secret, step), Secret, now, lastUsed: step));
        Assert.Null(Totp.StepOf(Totp.At(Secret, step - 1), Secret, now, lastUsed: step));
        Assert.Null(Totp.StepOf(null, Secret, now, lastUsed: 0));
        Assert.Null(Totp.StepOf("12345", Secret, now, lastUsed: 0));
    }

    [Fact]
    public void A_code_generator_reads_the_secret_in_base32() =>
        Assert.Equal("otpauth://totp/HrBureau:duty-zhou?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=HrBureau", Totp.Address("duty-zhou", Secret));
}

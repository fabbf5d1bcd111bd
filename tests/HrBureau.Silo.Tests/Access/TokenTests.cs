using HrBureau.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace HrBureau.Silo.Tests;

public sealed class TokenTests : IDisposable
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly byte[] Other = [.. Enumerable.Range(101, 32).Select(i => (byte)i)];

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 27, 8, 0, 0, TimeSpan.FromHours(8)));
    private readonly KeyRing keys = new([Secret]);

    public void Dispose() => keys.Dispose();

    [Fact]
    public void A_token_says_who_its_officer_is_and_until_when()
    {
        var tokens = new Tokens(keys, time);

        var issued = tokens.IssueOfficer("duty-zhou", "agy-hr", ["handle", "drill", "system"]);

        var caller = Assert.IsType<TokenReading.Valid>(tokens.Read(issued.Text)).Caller;
        Assert.Equal((CallerKind.Officer, "duty-zhou", "agy-hr"), (caller.Kind, caller.Id, caller.Agency));
        Assert.Equal(["drill", "handle"], caller.Duties.Order());
        Assert.Equal(issued.SessionId, caller.SessionId);
        Assert.Equal(time.GetUtcNow() + Tokens.OfficerLifetime, caller.ExpiresAt);
    }

    [Fact]
    public void A_token_ends_at_its_instant_though_its_signature_was_verified_before()
    {
        var tokens = new Tokens(keys, time);
        var issued = tokens.IssueOfficer("duty-zhou", "agy-hr", []);
        Assert.IsType<TokenReading.Valid>(tokens.Read(issued.Text));

        time.Advance(Tokens.OfficerLifetime);

        Assert.Equal(CallRefusal.Expired, Refusal(tokens, issued.Text));
    }

    [Fact]
    public void A_token_changed_in_any_single_character_is_forged()
    {
        var tokens = new Tokens(keys, time);
        var text = tokens.IssueOfficer("duty-zhou", "agy-hr", ["handle"]).Text;

        for (var at = 0; at < text.Length; at++)
        {
            // The lowest bits of a last character may be padding, so a neighbour could spell the same bytes.
            var other = text[at] == 'A' ? 'Q' : 'A';
            var altered = $"{text[..at]}{other}{text[(at + 1)..]}";
            Assert.Equal(CallRefusal.Forged, Refusal(tokens, altered));
        }
    }

    [Fact]
    public void A_token_signed_with_the_key_of_another_county_is_forged()
    {
        using var foreign = new KeyRing([Other]);

        Assert.Equal(CallRefusal.Forged, Refusal(new Tokens(keys, time), new Tokens(foreign, time).IssueSystem("silo").Text));
    }

    [Fact]
    public void A_token_of_the_older_key_is_good_while_the_newer_one_signs()
    {
        using var turned = new KeyRing([Other, Secret]);
        var old = new Tokens(keys, time).IssueOfficer("duty-zhou", "agy-hr", []).Text;
        var tokens = new Tokens(turned, time);

        Assert.IsType<TokenReading.Valid>(tokens.Read(old));
        Assert.Equal(CallRefusal.Forged, Refusal(new Tokens(keys, time), tokens.IssueSystem("silo").Text));
    }

    [Theory]
    [InlineData(null, CallRefusal.NoToken)]
    [InlineData("", CallRefusal.NoToken)]
    [InlineData(".", CallRefusal.Forged)]
    [InlineData("e30.e30", CallRefusal.Forged)]
    [InlineData("bm90IGpzb24.AAAA", CallRefusal.Forged)]
    [InlineData("\u0000.\uffff", CallRefusal.Forged)]
    public void What_is_no_token_is_refused(string? text, CallRefusal reason) =>
        Assert.Equal(reason, Refusal(new Tokens(keys, time), text));

    [Fact]
    public void The_same_secret_gives_the_same_keys_in_every_silo()
    {
        using var elsewhere = new KeyRing([Secret]);

        Assert.IsType<TokenReading.Valid>(new Tokens(elsewhere, time).Read(new Tokens(keys, time).IssueSystem("silo").Text));
        Assert.Equal(keys.SealingSecrets[0], elsewhere.SealingSecrets[0]);
        Assert.NotEqual(Secret, keys.SealingSecrets[0]);
    }

    [Fact]
    public void The_silo_makes_itself_a_new_token_before_the_old_one_ends()
    {
        var tokens = new Tokens(keys, time);
        var system = new SystemIdentity(tokens, time);
        var first = system.Token;
        Assert.Same(first, system.Token);

        time.Advance((Tokens.OwnLifetime / 2) + TimeSpan.FromSeconds(1));

        Assert.NotEqual(first, system.Token);
        Assert.True(Assert.IsType<TokenReading.Valid>(tokens.Read(system.Token)).Caller.IsSystem);
    }

    private static CallRefusal Refusal(Tokens tokens, string? text) =>
        Assert.IsType<TokenReading.Refused>(tokens.Read(text)).Reason;
}

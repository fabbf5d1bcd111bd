using System.Security.Cryptography;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class PersonSealTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Theory, InlineData(PersonSeal.Aes), InlineData(PersonSeal.Sm4)]
    public void What_is_sealed_opens_again_and_names_its_algorithm_and_key(string algorithm)
    {
        var seal = new PersonSeal([Secret], algorithm);
        var key = seal.NewKey("inc-1/p1");

        var text = seal.Seal(key, "110101199003070000");

        Assert.StartsWith($"sealed:v1:{algorithm}:inc-1/p1:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1101", Convert.ToHexString(Convert.FromBase64String(text.Split(':')[4])), StringComparison.Ordinal);
        Assert.Equal("110101199003070000", seal.Open(text, Keys(key)));
        Assert.Equal("inc-1/p1", PersonSeal.KeyIdOf(text));
        Assert.NotEqual(text, seal.Seal(key, "110101199003070000"));
    }

    [Theory, InlineData(PersonSeal.Aes), InlineData(PersonSeal.Sm4)]
    public void An_altered_text_or_one_moved_to_another_person_does_not_open(string algorithm)
    {
        var seal = new PersonSeal([Secret], algorithm);
        var (one, two) = (seal.NewKey("inc-1/p1"), seal.NewKey("inc-1/p2"));
        var text = seal.Seal(one, "words");
        var body = Convert.FromBase64String(text.Split(':')[4]);
        body[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => seal.Open($"sealed:v1:{algorithm}:inc-1/p1:{Convert.ToBase64String(body)}", Keys(one)));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(text.Replace("p1:", "p2:", StringComparison.Ordinal), Keys(one, two)));
        Assert.ThrowsAny<CryptographicException>(() => seal.Open(text, Keys(one with { Wrapped = two.Wrapped })));
    }

    [Fact]
    public void Older_secrets_still_open_and_a_foreign_one_does_not()
    {
        var old = new PersonSeal([Secret]);
        var key = old.NewKey("inc-1/p1");
        var text = old.Seal(key, "words");

        Assert.Equal("words", new PersonSeal([RandomNumberGenerator.GetBytes(32), Secret]).Open(text, Keys(key)));
        Assert.ThrowsAny<CryptographicException>(() => new PersonSeal([RandomNumberGenerator.GetBytes(32)]).Open(text, Keys(key)));
    }

    [Fact]
    public void A_short_secret_or_an_unknown_algorithm_stops_the_start()
    {
        Assert.Contains("HRB_TOKEN_KEY_FILE", Assert.Throws<StorageOptionsException>(() => new PersonSeal([new byte[31]])).Message, StringComparison.Ordinal);
        Assert.Contains("HRB_SEAL", Assert.Throws<StorageOptionsException>(() => new PersonSeal([Secret], "rot13")).Message, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task An_erased_person_is_unreadable_and_the_chain_still_verifies(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var seal = new PersonSeal([Secret]);
        var incident = Some.Incident();
        var key = seal.NewKey(incident + "/p1");
        var text = seal.Seal(key, "words");
        await store.AppendAsync(Some.First(incident, Some.Entry(text)) with { NewKeys = [key] });
        Assert.Equal("words", seal.Open(text, await store.Incidents.ReadKeysAsync(incident)));

        await store.Incidents.EraseKeyAsync(incident, key.KeyId);

        Assert.Null(seal.Open((await store.TimelineAsync(incident))[0].Payload, await store.Incidents.ReadKeysAsync(incident)));
        Assert.True((await store.Incidents.VerifyAsync(incident)).Ok);
    }

    [Theory, OnBoth]
    public async Task Looks_at_personal_data_are_written_down_and_stay(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await store.Access.WriteAsync(Some.Noon, "duty-zhou", "agy-hr", "inc-1", "phone", "to call him");
        await store.Access.WriteAsync(Some.Noon, "lead-yan", "agy-hr", "inc-1", "id-number", null);

        var read = await store.Access.ReadAsync("inc-1", 0, 10);

        Assert.Equal([("duty-zhou", "to call him"), ("lead-yan", null)], read.Select(r => (r.Officer, r.Reason)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => place.ExecuteAsync("delete from access_log"));
    }

    [Theory, OnBoth]
    public async Task A_mechanism_is_kept_by_its_hash(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await store.Mechanisms.SaveAsync("h1", """{"grades":[]}""");
        await store.Mechanisms.SaveAsync("h1", "ignored");

        Assert.Equal("""{"grades":[]}""", await store.Mechanisms.FindAsync("h1"));
        Assert.Null(await store.Mechanisms.FindAsync("h2"));
    }

    private static Dictionary<string, byte[]> Keys(params PersonKeyRow[] keys) => keys.ToDictionary(k => k.KeyId, k => k.Wrapped);
}

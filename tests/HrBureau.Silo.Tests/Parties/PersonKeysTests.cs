using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class PersonKeysTests
{
    private static readonly PersonSeal Seal = new([[.. Enumerable.Range(1, 32).Select(i => (byte)i)]]);

    [Fact]
    public void Each_person_opens_with_his_own_key_however_often_keys_are_used()
    {
        var sealing = PersonKeys.Empty("inc-1", Seal).Seal();
        var (one, two) = (sealing.Scope.Seal(new Personal("p1", "words of one")), sealing.Scope.Seal(new Personal("p2", "words of two")));
        var keys = PersonKeys.Empty("inc-1", Seal).With(sealing.NewKeys);

        for (var look = 0; look < 2; look++)
        {
            Assert.Equal(new Personal("p1", "words of one"), keys.Open(one));
            Assert.Equal(new Personal("p2", "words of two"), keys.Open(two));
        }

        Assert.Equal("more", keys.Open(keys.Seal().Scope.Seal(new Personal("p2", "more"))).Value);
        Assert.Empty(keys.Seal().NewKeys);
    }

    [Fact]
    public void A_person_whose_key_was_erased_is_unreadable_and_the_others_stay()
    {
        var sealing = PersonKeys.Empty("inc-1", Seal).Seal();
        var (one, two) = (sealing.Scope.Seal(new Personal("p1", "words of one")), sealing.Scope.Seal(new Personal("p2", "words of two")));
        var left = PersonKeys.Empty("inc-1", Seal).With([.. sealing.NewKeys.Where(key => key.KeyId == "inc-1/p2")]);

        Assert.Null(left.Open(one).Value);
        Assert.Equal("words of two", left.Open(two).Value);
    }
}

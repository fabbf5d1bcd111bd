using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class AdministrationTableTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task Of_acts_with_one_version_the_first_stands_and_the_others_are_told(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => store.Administration.AppendAsync(Act(1, $"admin-{i}"), "{}", Stop)));

        Assert.Single(taken, stands => stands);
        Assert.True(await store.Administration.AppendAsync(Act(2, "admin"), "{}", Stop));
        Assert.Equal([2, 1], (await store.Administration.PageAsync(long.MaxValue, 9, Stop)).Select(act => act.Version));
        Assert.Equal([1], (await store.Administration.PageAsync(2, 9, Stop)).Select(act => act.Version));
        Assert.True(await store.Administration.AppendAsync(Act(3, "admin") with { Mechanism = null }, null, Stop));
        Assert.Equal(new AdministrationHead(3, "hash-2"), await store.Administration.NewestAsync(Stop));
        Assert.Equal("{}", await store.Mechanisms.FindAsync("hash-2", Stop));
    }

    [Theory, OnBoth]
    public async Task What_administrators_did_can_neither_be_changed_nor_removed(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        Assert.Equal(new AdministrationHead(0, null), await store.Administration.NewestAsync(Stop));
        await store.Administration.AppendAsync(Act(1, "admin"), "{}", Stop);

        foreach (var sql in new[] { "update administration set officer = 'nobody'", "delete from administration" })
        {
            var fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => place.ExecuteAsync(sql));
            Assert.Contains("insert-only", fault.Message, StringComparison.Ordinal);
        }
    }

    private static AdministrationEntry Act(long version, string officer) =>
        new(version, Some.Noon.ToUniversalTime(), officer, "agy-hr", "put", "[]", $"hash-{version}");
}

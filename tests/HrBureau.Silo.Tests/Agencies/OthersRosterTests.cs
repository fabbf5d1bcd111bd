using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Silo.Tests;

public sealed class OthersRosterTests
{
    [Fact]
    public async Task Another_agencys_roster_is_for_those_who_coordinate()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        foreach (var officer in new[] { "ops", "admin", "duty-zhou", "housing-li" })
        {
            Assert.Null(await county.As(officer).RosterAsync("agy-police"));
        }

        Assert.NotNull(await county.As("office-zhi").RosterAsync("agy-police"));
        Assert.NotNull(await county.As("police-fang").RosterAsync("agy-police"));
    }

    [Fact]
    public async Task Shifts_of_one_post_that_overlap_are_refused_by_the_desk_as_by_the_seeds()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        RosterRow[] kept = [.. Demo.Mechanism.Rosters.Where(shift => shift.Agency == "agy-police")];
        var night = kept.First(shift => shift is { Post: "duty-officer", Officer: "police-deputy" });
        RosterRow[] shifts = [.. kept.Where(shift => shift != night), night with { From = new TimeOnly(19, 0) }];

        var refusal = await county.As("police-fang").SetRosterAsync(shifts);
        Assert.Equal(RefusalCode.ShiftsOverlap, refusal?.Code);
        Assert.Null(await county.As("police-fang").SetRosterAsync(kept));
    }
}

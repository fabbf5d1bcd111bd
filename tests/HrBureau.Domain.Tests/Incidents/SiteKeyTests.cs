using Xunit;

namespace HrBureau.Domain.Tests;

public class SiteKeyTests
{
    [Theory]
    [InlineData("Azure Park (Phase 2)", "Azure\u3000Park\uff08phase\uff12\uff09")]
    [InlineData("[X]Site", "\u3010x\u3011SITE")]
    public void One_site_written_in_two_ways_has_one_key(string one, string other) => Assert.Equal(Key(one), Key(other));

    [Fact]
    public void Drills_have_sites_of_their_own_and_so_has_every_replay()
    {
        string[] keys = [.. SiteKey.AllOf(Story.Facts(), false), .. SiteKey.AllOf(Story.Facts(), true), .. SiteKey.AllOf(Story.Facts(), true, "drl-1"), .. SiteKey.AllOf(Story.Facts(), true, "drl-2")];
        Assert.Equal(8, keys.Distinct().Count());
    }

    [Fact]
    public void Another_place_is_another_site() => Assert.NotEqual(SiteKey.Of(Story.Facts(), false), SiteKey.Of(Story.Facts() with { Place = "South gate" }, false));

    [Fact]
    public void Without_a_project_the_employer_and_the_place_are_the_site()
    {
        var one = Story.Facts() with { ProjectName = null };
        Assert.Equal(SiteKey.Of(one, false), SiteKey.Of(one with { ReportId = "rep-2", EmployerName = "DEMO labour" }, false));
    }

    [Fact]
    public void A_report_gives_a_key_by_its_project_and_one_by_its_employer()
    {
        var both = Story.Facts();
        Assert.Equal(
            [SiteKey.Of(both, false), SiteKey.Of(both with { ProjectName = null }, false)],
            SiteKey.AllOf(both, false));
        Assert.Equal(2, SiteKey.AllOf(both, true).Except(SiteKey.AllOf(both, false)).Count());
    }

    [Fact]
    public void A_report_that_names_neither_is_alone()
    {
        var one = Story.Facts() with { ProjectName = null, EmployerName = " " };
        Assert.NotEqual(SiteKey.Of(one, false), SiteKey.Of(one with { ReportId = "rep-2" }, false));
    }

    private static string Key(string project) => SiteKey.Of(Story.Facts() with { ProjectName = project }, false);
}

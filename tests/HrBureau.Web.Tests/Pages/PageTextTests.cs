using System.Text.RegularExpressions;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The words of the pages.</summary>
public sealed partial class PageTextTests
{
    [Fact]
    public void Both_languages_have_the_same_keys_and_places()
    {
        var chinese = PageText.Keys(Languages.Chinese).Union(PageText.Keys(System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();

        Assert.NotEmpty(chinese);
        Assert.Equal(chinese.Order(), PageText.Keys(Languages.English).Order());
    }

    [Fact]
    public void Every_text_a_page_names_is_there()
    {
        var keys = PageText.Keys(Languages.English);
        var missing = Sources().SelectMany(path => Named().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).Distinct().Where(key => !keys.Contains(key));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("inc-360121-20261130-001", "20261130-001")]
    [InlineData("inc-360121-drill-20261130-001", "\u6f14\u7ec3-20261130-001")]
    public void A_short_number_tells_a_drill_from_a_real_incident_and_is_understood_again(string incident, string said)
    {
        Assert.Equal(said, Show.Number(incident));
        Assert.Equal(incident, MergeTarget.Of(said, incident));
        Assert.Equal(incident, MergeTarget.Of(said, "inc-360121-20261130-002"));
        Assert.EndsWith((ListFilters.None with { Text = said }).Query(null).Text!, incident, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_promised_a_clock_that_does_not_run()
    {
        Assert.Contains("\u6682\u4e0d\u8ba1\u65f6", PageText.Of("activate-plan.sure"), StringComparison.Ordinal);
        Assert.Contains("\u91cd\u65b0\u8ba1\u7b97", PageText.Of("reopen.sure"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_holds_Chinese_words_of_its_own()
    {
        Assert.DoesNotContain(Sources(), path => File.ReadAllText(path).Any(c => c is >= '\u4e00' and <= '\u9fff'));
    }

    private static IEnumerable<string> Sources() => new[] { "Layout", "Shared", "Forms", "Pages" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.At("src", "HrBureau.Web", folder), "*", SearchOption.AllDirectories))
        .Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal));

    [GeneratedRegex("PageText\\.Of\\(\"([^\"]+)\"")]
    private static partial Regex Named();
}

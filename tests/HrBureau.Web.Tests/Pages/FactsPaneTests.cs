using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Figures per source.</summary>
public sealed class FactsPaneTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Figures_of_reports_say_by_which_road_they_came(bool known)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Sources = [view.Sources[0] with { Source = FactSource.Reports, AmountFen = 123_456_789 }], Reports = known ? view.Reports : [] };
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"/i/{PaperIncident.Id}");

        var row = page.Locator("[aria-labelledby=h-facts] tbody tr");
        await Assertions.Expect(row).ToContainTextAsync(known ? PageText.Of("facts.reported", Words.Of(ReportSource.Hotline)) : Words.Of(FactSource.Reports));
        await Assertions.Expect(row).ToContainTextAsync("123.456789");
        await Browsers.ShootAsync(page, "facts-other");
    }

    [Fact]
    public async Task A_report_is_known_by_the_number_its_source_gave_it()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Reports = [PaperIncident.Report with { Reporter = null, Phone = null, SourceRef = "GD-2026-0117" }] };
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"/i/{PaperIncident.Id}");

        await Assertions.Expect(page.Locator("[aria-labelledby=h-facts] .tries li")).ToContainTextAsync(PageText.Of("report.number", "GD-2026-0117"));
    }

    [Fact]
    public async Task A_report_to_split_off_is_named_by_what_people_know_of_it()
    {
        await using var console = await PaperConsole.StartAsync();
        var split = new Contracts.SplitView("rep-6a9a42860c35687723d9", "inc-360121-20260127-009", PaperIncident.Now, "Another yard.", false) { Source = ReportSource.Hotline, SourceRef = "H-77", ReportedAt = PaperIncident.Now };
        console.County.Seen = view => view with { Allowed = [.. view.Allowed, "split-report"], Reports = [PaperIncident.Report with { SourceRef = "GD-1" }], Split = [split, split with { Source = null, SourceRef = null, ReportedAt = null }] };
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"/i/{PaperIncident.Id}");

        Assert.Equal($"{Words.Time(PaperIncident.Report.ReportedAt)} {Words.Of(PaperIncident.Report.Source)} GD-1", await page.Locator("[data-open=dlg-split-report]").GetAttributeAsync("data-whom"));
        var told = page.Locator("[aria-labelledby=h-merging] li");
        await Assertions.Expect(told.First).ToContainTextAsync($"{Words.Time(PaperIncident.Now)} {Words.Of(ReportSource.Hotline)} H-77");
        Assert.DoesNotContain("rep-", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "无过激行为")]
    [InlineData(false, "未查明")]
    public async Task What_nobody_has_said_of_the_scene_is_not_said_to_be_none(bool said, string shown)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Behaviours = said ? [Behaviour.None] : [] };
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"/i/{PaperIncident.Id}");

        await Assertions.Expect(page.Locator(".head dl div").Filter(new() { HasText = "现场行为" }).Locator("dd")).ToHaveTextAsync(shown);
    }
}

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

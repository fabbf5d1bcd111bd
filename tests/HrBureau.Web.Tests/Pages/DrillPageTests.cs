using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A scenario is started in three clicks and watched to the end of its report, on the real product.</summary>
public sealed class DrillPageTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task A_replay_starts_in_three_clicks_shows_how_far_it_is_and_ends_with_the_late_flag()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        var page = await browsers.OpenAsync(host.Address, 1440);
        await Browsers.SignInByHandAsync(page, "duty-zhou");
        await page.Locator("nav.rail a[href='/drill']").ClickAsync();
        await page.Locator("#h-drill").WaitForAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "drill-start");
        await page.Locator("[name=speed]").SelectOptionAsync("100000");
        await page.Locator("[name=sure]").CheckAsync();
        await page.Locator("form .btn.pri").ClickAsync();
        await Assertions.Expect(page.Locator("progress.progress")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-late='1']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("p.notice[role=status]")).ToContainTextAsync("58 / 58");
        await Assertions.Expect(page.Locator("td.bad")).ToContainTextAsync("#21");
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "drill-report");

        await page.Locator("a.btn[href^='/i/']").ClickAsync();
        await Assertions.Expect(page.Locator("header.head .drill")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("header.head .btn")).ToHaveCountAsync(0);
        await Browsers.ShootAsync(page, "drill-incident");

        var small = await browsers.OpenAsync(host.Address, 360);
        await Browsers.SignInByHandAsync(small, "lead-yan");
        foreach (var road in new[] { "/drill", await HrefAsync(page) })
        {
            await small.GotoAsync(road);
            await small.Locator("#h-drill").WaitForAsync();
            Assert.Equal("", await Browsers.ViolationsAsync(small));
            Assert.True(await small.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), road);
        }

        await Browsers.ShootAsync(small, "drill-360");
    }

    [Fact]
    public async Task A_replay_is_held_goes_on_and_is_stopped_by_its_buttons()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        var page = await browsers.OpenAsync(host.Address, 360);
        await Browsers.SignInByHandAsync(page, "duty-zhou");
        await page.GotoAsync("/drill");
        await page.Locator("[name=speed]").SelectOptionAsync("600");
        await page.Locator("[name=sure]").CheckAsync();
        await page.Locator("form .btn.pri").ClickAsync();
        await page.Locator("form:has([value=hold-drill]) button").ClickAsync();
        await page.Locator("form:has([value=go-on-drill]) button").ClickAsync();
        await page.Locator("form:has([value=hold-drill])").WaitForAsync();
        await page.Locator("form:has([value=stop-drill]) button").ClickAsync();
        await Assertions.Expect(page.Locator("form button.btn")).ToHaveCountAsync(0);
        Assert.Equal("", await Browsers.ViolationsAsync(page));
    }

    [Fact]
    public async Task Who_has_no_drill_duty_is_told_so()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        var page = await browsers.OpenAsync(host.Address, 1440);
        await Browsers.SignInByHandAsync(page, "auditor");
        await Assertions.Expect(page.Locator("nav.rail a[href='/drill']")).ToHaveCountAsync(0);
        await page.GotoAsync("/drill");
        await Assertions.Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name=scenario]")).ToHaveCountAsync(0);
    }

    private static async Task<string> HrefAsync(IPage page)
    {
        await page.GotoAsync("/drill");
        return (await page.Locator("td a[href^='/drill/drl-']").First.GetAttributeAsync("href"))!;
    }
}

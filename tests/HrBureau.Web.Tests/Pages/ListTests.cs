using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The list of incidents.</summary>
public sealed partial class ListTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Drill = "inc-360121-drill-20260127-001";

    [Theory]
    [InlineData(1440, "zh-CN", "演练 1", "10 时")]
    [InlineData(360, "en", "Drills 1", "10 h")]
    public async Task Drills_stand_apart_with_a_count_of_their_own_and_run_in_their_own_time(int width, string language, string tab, string left)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, width, language);
        Assert.Equal(3, await page.Locator("[data-list] tbody tr").CountAsync());
        Assert.Equal(0, await page.Locator($"[data-list] a[href='/i/{Drill}']").CountAsync());
        await Browsers.ShootAsync(page, $"list-{width}-{language}");

        await page.GetByRole(AriaRole.Link, new() { Name = tab, Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/?drill=true*");
        var row = page.Locator("[data-list] tbody tr");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.Locator(".drill")).ToBeVisibleAsync();
        await Assertions.Expect(row.Locator("time[data-clock][data-scale='60']")).ToBeVisibleAsync();
        await Assertions.Expect(row.Locator("time[data-clock]")).ToHaveTextAsync(DrillTime());
        await Assertions.Expect(row.Locator(".c-due")).ToContainTextAsync(left);
        await Assertions.Expect(row.Locator(".c-rung .tag:not(.good)")).ToHaveTextAsync(language == "en" ? "Acknowledged" : "\u5df2\u7b7e\u6536");
        await Browsers.ShootAsync(page, $"list-drills-{width}-{language}");
        Assert.Equal("", await Browsers.ViolationsAsync(page));

        await page.GetByRole(AriaRole.Link, new() { Name = tab, Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task An_overdue_line_says_since_how_long()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, 1440, "zh-CN");

        await Assertions.Expect(page.Locator("tr[data-href$='-004'] .c-due .over")).ToContainTextAsync("超时 18 分");
    }

    /// <summary>A drill's clock runs on another day than ours: it says which.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"^\d\d-\d\d \d\d:\d\d$")]
    private static partial System.Text.RegularExpressions.Regex DrillTime();

    private async Task<IPage> OpenAsync(PaperConsole console, int width, string language)
    {
        var page = await browsers.OpenAsync(console.Address, width, width < 700 ? 740 : 900, language: language);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/");
        await page.Locator("#conn.up").WaitForAsync();
        return page;
    }
}

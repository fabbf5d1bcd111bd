using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>One headless Chromium for all browser tests; never downloads one.</summary>
public sealed class Browsers : IAsyncLifetime
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page of its own session.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width, int height = 900, bool script = true, bool dark = false, string language = "zh-CN")
    {
        var session = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language,
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < 700,
        });
        var page = await session.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        return page;
    }

    /// <summary>Signs in through the page.</summary>
    public static async Task SignInAsync(IPage page, string officer)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=officer]").FillAsync(officer);
        await page.Locator("[name=password]").FillAsync(HostProcess.Password);
        await page.Locator("form .btn.pri").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Keeps a picture to be looked at.</summary>
    public static Task ShootAsync(IPage page, string name, bool whole = false) =>
        page.ScreenshotAsync(new() { Path = Repository.At("artifacts", "screens", $"{name}.png"), FullPage = whole });

    /// <summary>What axe finds against WCAG A and AA, one line each.</summary>
    public static async Task<string> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = [.. Rules] } });
        return string.Join('\n', result.Violations.Select(found => $"{found.Id}: {string.Join(" | ", found.Nodes.Take(3).Select(node => node.Html))}"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}

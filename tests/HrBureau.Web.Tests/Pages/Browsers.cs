using Deque.AxeCore.Commons;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The pages of one class of tests, which run one after another; those of a test that is over are closed.</summary>
public sealed class Browsers(Chromium chromium) : IAsyncLifetime
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly List<IBrowserContext> sessions = [];
    private string? test;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A page of its own session.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width, int height = 900, bool script = true, bool dark = false, string language = "zh-CN")
    {
        if (test != TestContext.Current.Test?.UniqueID)
        {
            await CloseAsync();
            test = TestContext.Current.Test?.UniqueID;
        }

        var session = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language,
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < 700,
        });
        session.SetDefaultTimeout(Chromium.Patience);
        sessions.Add(session);
        return await session.NewPageAsync();
    }

    /// <summary>Signs the session in; the page stays where it is.</summary>
    public static async Task SignInAsync(IPage page, string officer)
    {
        var answer = await page.APIRequest.PostAsync("/api/sign-in", new() { DataObject = new { officer, password = HostProcess.Password } });
        Assert.True(answer.Ok, $"{officer} was answered {answer.Status}.");
    }

    /// <summary>Signs in through the page.</summary>
    public static async Task SignInByHandAsync(IPage page, string officer)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=officer]").FillAsync(officer);
        await page.Locator("[name=password]").FillAsync(HostProcess.Password);
        await page.Locator("form .btn.pri").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Keeps a picture to be looked at, where <c>SCREENS</c> is set: painting one takes as long as loading its page.</summary>
    public static Task ShootAsync(IPage page, string name, bool whole = false) => Environment.GetEnvironmentVariable("SCREENS") is { Length: > 0 }
        ? page.ScreenshotAsync(new() { Path = Repository.At("artifacts", "screens", $"{name}.png"), FullPage = whole })
        : Task.CompletedTask;

    /// <summary>What axe finds against WCAG A and AA, one line each.</summary>
    public static async Task<string> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            "rules => axe.run({ runOnly: { type: 'tag', values: rules } }).then(result => result.violations.map(found => `${found.id}: ${found.nodes.slice(0, 3).map(node => node.html).join(' | ')}`))", Rules);
        return string.Join('\n', found);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task CloseAsync()
    {
        foreach (var session in sessions)
        {
            await session.CloseAsync();
        }

        sessions.Clear();
    }
}

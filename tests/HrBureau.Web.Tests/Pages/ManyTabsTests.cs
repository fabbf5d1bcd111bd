using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>An officer with many incidents open: a browser grants a host six connections.</summary>
public sealed class ManyTabsTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = $"/i/{PaperIncident.Id}";

    [Fact]
    public async Task Eight_tabs_are_all_live_and_each_can_act()
    {
        await using var console = await PaperConsole.StartAsync();
        var tabs = await OpenAsync(console, 8);

        await tabs[^1].Locator("form.note [name=text]").FillAsync("from the eighth");
        await tabs[^1].Locator("form.note button").ClickAsync();
        await Assertions.Expect(tabs[^1].Locator("form.note [name=text]")).ToHaveValueAsync("");

        Assert.Contains("from the eighth", Assert.Single(console.County.Commands).Body, StringComparison.Ordinal);
        foreach (var tab in tabs)
        {
            await tab.Locator("#conn.up").WaitForAsync();
        }
    }

    [Fact]
    public async Task When_the_tab_that_listens_is_closed_another_listens_and_all_stay_live()
    {
        await using var console = await PaperConsole.StartAsync();
        var tabs = await OpenAsync(console, 3);
        var heir = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        tabs[0].Context.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/events", StringComparison.Ordinal))
            {
                heir.TrySetResult();
            }
        };

        foreach (var tab in tabs[1..])
        {
            await tab.EvaluateAsync("() => { window.looked = new Promise(told => Blazor.addEventListener('enhancedload', () => told(0))); }");
        }

        await tabs[0].CloseAsync();
        await heir.Task.WaitAsync(TimeSpan.FromSeconds(15), TimeProvider.System, Xunit.TestContext.Current.CancellationToken);

        foreach (var tab in tabs[1..])
        {
            await tab.EvaluateAsync("() => window.looked");
            await tab.Locator("#conn.up").WaitForAsync();
        }
    }

    [Fact]
    public async Task A_tab_that_is_not_seen_leaves_the_stream_and_listens_again_when_it_is()
    {
        await using var console = await PaperConsole.StartAsync();
        var tab = (await OpenAsync(console, 1))[0];

        await SeenAsync(tab, "hidden");
        var again = tab.WaitForRequestAsync("**/events");
        await SeenAsync(tab, "visible");

        await again;
        await tab.Locator("#conn.up").WaitForAsync();
    }

    private static async Task SeenAsync(IPage tab, string state) => await tab.EvaluateAsync(
        "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", state);

    private async Task<IPage[]> OpenAsync(PaperConsole console, int count)
    {
        var first = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(first, "duty-zhou");
        var tabs = new List<IPage> { first };
        while (tabs.Count < count)
        {
            tabs.Add(await first.Context.NewPageAsync());
        }

        foreach (var tab in tabs)
        {
            await tab.GotoAsync(Incident);
            await tab.Locator("#conn.up").WaitForAsync();
        }

        return [.. tabs];
    }
}

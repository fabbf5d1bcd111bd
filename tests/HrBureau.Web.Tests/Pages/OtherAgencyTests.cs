using HrBureau.Domain;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The incident's page as another agency sees it: what is not shared is not said to be none.</summary>
public sealed class OtherAgencyTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task What_is_not_shared_is_neither_said_to_be_none_nor_called_by_its_wire_word()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        var hidden = new Contracts.TrackView("not-shared", null);
        console.County.Seen = view => view with
        {
            OwnView = false,
            Allowed = [],
            NextSteps = [],
            Behaviours = [],
            Sources = [],
            ReportCount = 0,
            Headcount = null,
            Place = null,
            Money = new(0, 0, 0, 0, 0, 0, 0),
            Tracks = new(hidden, hidden, view.Tracks.Joint, hidden, hidden, hidden),
        };
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/i/inc-360121-20260127-003");
        var said = await page.Locator("main").InnerTextAsync();

        Assert.DoesNotContain("not-shared", said, StringComparison.Ordinal);
        Assert.All(["steps.none", "unknown", "seen", "reports"], key => Assert.DoesNotContain(PageText.Of(key), said, StringComparison.Ordinal));
        Assert.Contains(Words.Of(RequestKind.EarlyIntervention), said, StringComparison.Ordinal);

        await page.GotoAsync("/");
        var facts = page.Locator(".det .facts");
        Assert.DoesNotContain("not-shared", await facts.InnerTextAsync(), StringComparison.Ordinal);
        foreach (var (label, value) in new[] { (PageText.Of("people"), PageText.Of("unknown")), (PageText.Of("money.owed"), "未共享"), (PageText.Of("place"), PageText.Of("unknown")), (Words.Of("Track", "contact"), "未共享") })
        {
            Assert.Equal(value, await facts.Locator("div").Filter(new() { HasText = label }).Locator("dd").InnerTextAsync());
        }
    }

    [Fact]
    public async Task Who_cannot_name_a_person_is_not_told_to()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        console.County.Seen = view => view with { OwnView = false, Allowed = [], NextSteps = [], Chain = [] };
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/i/inc-360121-20260127-003");
        var said = await page.Locator("main").InnerTextAsync();

        Assert.Contains("人社未提供责任人信息。", said, StringComparison.Ordinal);
        Assert.DoesNotContain("先登记单位和责任人", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_in_a_field_of_a_call_records_no_result()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/i/inc-360121-20260127-003");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("article.person").First.Locator(".call .btn").First.ClickAsync();
        await page.Locator("dialog[open] [name=words]").FillAsync("rang twice");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("dialog[open] button[value=powered-off]").ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });

        Assert.Contains("powered-off", Assert.Single(console.County.Commands).Body, StringComparison.Ordinal);
    }
}

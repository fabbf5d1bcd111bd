using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What kind of visit it was only the officer knows, and he sees to which address it is put down.</summary>
public sealed class RecordVisitTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = "/i/inc-360121-20260127-003";
    private const string Address = "\u57ce\u5173\u9547\u865a\u6784\u8def 1 \u53f7";

    [Theory]
    [InlineData(1440, true)]
    [InlineData(360, true)]
    [InlineData(1440, false)]
    public async Task A_visit_has_no_kind_until_one_is_chosen_and_names_its_address(int width, bool script)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, width, height: 740, script: script);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(Incident);
        if (script)
        {
            await page.Locator("#conn.up").WaitForAsync();
        }

        var person = page.Locator(".person").First;
        await person.Locator(".call .btn").First.ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] h2")).ToContainTextAsync("00013800001");
        await Assertions.Expect(page.Locator("dialog[open] [name=channel]")).ToHaveValueAsync("phone");
        await page.Locator("dialog[open] [data-close]").ClickAsync();

        await person.Locator(".call .btn").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] h2")).ToContainTextAsync(Address);
        await Assertions.Expect(page.Locator("dialog[open] [name=channel]")).ToHaveValueAsync("");
        Assert.DoesNotContain(Address, Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);
        await Browsers.ShootAsync(page, $"record-visit-{width}-{(script ? "script" : "plain")}");

        await page.Locator("dialog[open] .btn.fail").First.ClickAsync();
        Assert.Empty(console.County.Commands);
        await page.Locator("dialog[open] [name=channel]").SelectOptionAsync("home-visit");
        await page.RunAndWaitForResponseAsync(() => page.Locator("dialog[open] .btn.fail").First.ClickAsync(), response => response.Request.Method == "POST");

        var sent = JsonNode.Parse(Assert.Single(console.County.Commands).Body)!;
        Assert.Equal(("home-visit", Address), ((string?)sent["channel"], (string?)sent["contact"]));
    }
}

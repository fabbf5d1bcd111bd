using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Which pages are whose, and what a reporter has in hand who may not see the incident.</summary>
public sealed class OwnPagesTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task Who_may_report_and_not_see_gets_a_receipt_with_whom_to_call()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        console.County.Hides = true;
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("[name=place]").FillAsync("Gate 3");
        await page.Locator("[name=description]").FillAsync("Workers at the gate");
        await page.Locator("form .btn.pri").ClickAsync();
        await page.WaitForURLAsync("**/new/inc-**");

        var receipt = await page.Locator("[data-registered]").InnerTextAsync();
        Assert.Contains(PaperIncident.Id, receipt, StringComparison.Ordinal);
        Assert.Contains("周知几", receipt, StringComparison.Ordinal);
        Assert.Contains("000-2001", receipt, StringComparison.Ordinal);
        Assert.Matches("[0-9]{1,2}:[0-9]{2}", receipt);
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "receipt");

        await page.GotoAsync(page.Url.Replace(PaperIncident.Id, "inc-360121-20260127-999", StringComparison.Ordinal));
        Assert.Equal((0, 1), (await page.Locator("[data-registered]").CountAsync(), await page.Locator("[data-refused]").CountAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_known_number_says_anew_is_not_called_registered_and_can_be_sent_again_as_typed(bool sees)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Registered = console.County.Registered with { Differs = true };
        var page = await SignedInAsync(console);
        console.County.Hides = !sees;
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("[name=place]").FillAsync("Gate 3");
        await page.Locator("[name=sourceRef]").FillAsync("GD-17");
        await page.Locator("[name=description]").FillAsync("Three hundred at the gate");
        await page.Locator("form .btn.pri").ClickAsync();
        await page.Locator("[data-differs]").WaitForAsync();
        Assert.Equal(0, await page.Locator("[data-registered]").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"registered-differs-{(sees ? "page" : "receipt")}");

        await page.GetByText(PageText.Of("registered.differs.back")).ClickAsync();
        await page.Locator("[name=place]").WaitForAsync();
        await Assertions.Expect(page.Locator("[name=description]")).ToHaveValueAsync("Three hundred at the gate");
    }

    [Fact]
    public async Task Who_may_not_register_is_offered_no_entry_and_told_at_its_address()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Pages = ["read-incidents", "read-inbox"];
        var page = await SignedInAsync(console);
        await page.GotoAsync("/");

        Assert.Equal(0, await page.Locator("a[href='/new']").CountAsync());
        await page.GotoAsync("/new");
        Assert.Equal(0, await page.Locator("[name=place]").CountAsync());
        Assert.Equal(1, await page.Locator("[data-refused]").CountAsync());

        console.County.Pages = ["report", "read-incidents", "read-inbox"];
        await page.GotoAsync("/");
        Assert.Equal(2, await page.Locator("a[href='/new']").CountAsync());
    }

    [Fact]
    public async Task Who_keeps_the_machine_is_led_to_a_page_of_his_own()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Pages = [];
        var page = await SignedInAsync(console);
        var answer = await page.GotoAsync("/");

        Assert.Equal((200, "/me"), (answer!.Status, new Uri(page.Url).AbsolutePath));
        Assert.Equal(0, await page.Locator("nav.rail a:not([href='/me'])").CountAsync());
        Assert.Contains("000-2003", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[data-refused]").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "me");
    }

    [Fact]
    public async Task The_reporters_number_is_shown_when_it_is_asked_for()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync($"/i/{PaperIncident.Id}");
        Assert.Equal(1, await page.GetByText("000*******2222").CountAsync());
        Assert.Equal(0, await page.Locator("a[href='tel:00013911112222']").CountAsync());

        await page.Locator("a[href$='reporters=1']").ClickAsync();
        await page.Locator("a[href='tel:00013911112222']").WaitForAsync();
        Assert.Equal(0, await page.Locator("a[href$='reporters=1']").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "reporters");
    }

    private async Task<IPage> SignedInAsync(PaperConsole console)
    {
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        return page;
    }
}

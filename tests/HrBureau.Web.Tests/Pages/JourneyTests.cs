using System.Diagnostics;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>From the report to the liaison's tap, by hand, on the real product.</summary>
public sealed class JourneyTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task A_report_becomes_a_request_that_the_police_liaison_acknowledges_with_one_tap()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        var duty = await SignedInAsync(host, "duty-zhou", 1440);
        await RegisterAsync(duty);
        await LookAsync(duty, "journey-opened");
        await ActAsync(duty, "take-charge");
        await NamePartyAsync(duty);
        var incident = new Uri(duty.Url).AbsolutePath;
        using var api = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        foreach (var (contact, result) in new[] { (0, "no-answer"), (0, "powered-off"), (1, "place-closed") })
        {
            await duty.Locator("article.person .call .btn").Nth(contact).ClickAsync();
            if (contact == 1)
            {
                await duty.Locator("dialog[open] [name=channel]").SelectOptionAsync("business-visit");
            }

            await duty.Locator($"dialog[open] button[value={result}]").ClickAsync();
            await duty.Locator("dialog[open]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await AfterAnHourAsync(api, incident[3..]);
        }

        await duty.Locator("article.request").WaitForAsync();
        await LookAsync(duty, "journey-drafted");
        await Assertions.Expect(duty.Locator("[data-open^=dlg-approve-request]")).ToHaveCountAsync(0); // Not his to sign;
        await Assertions.Expect(duty.Locator(".steps [data-open^=dlg-oral]")).ToHaveCountAsync(1); // what a signer said on the phone is his to record.

        var leader = await SignedInAsync(host, "lead-yan", 1440);
        await leader.GotoAsync(incident);
        await leader.Locator("article.request a[data-open^=dlg-approve-request]").ClickAsync();
        await Browsers.ShootAsync(leader, "journey-approve");
        await leader.Locator("dialog[open] button.btn").ClickAsync();
        await leader.Locator("article.request .ladder").WaitForAsync();
        await LookAsync(leader, "journey-raised");

        var police = await SignedInAsync(host, "police-fang", 360);
        await police.GotoAsync("/inbox");
        await LookAsync(police, "journey-inbox-360");
        await police.Locator("article.card header a").First.ClickAsync();
        await police.Locator(".big.pri").WaitForAsync();
        await LookAsync(police, "journey-phone-360");
        await police.Locator(".big.pri").ClickAsync();
        await police.Locator("form:has([value=take-on-request]) .big.pri").WaitForAsync(); // What comes after the receipt; the next hour of this drill may already have run out.
        await LookAsync(police, "journey-acknowledged-360");

        await duty.Locator("article.request .tag.good").First.WaitForAsync();
        await LookAsync(duty, "journey-incident");
        await duty.GotoAsync("/");
        await duty.Locator("#conn.up").WaitForAsync();
        await LookAsync(duty, "journey-list");
        var kinds = (await api.TimelineAsync(incident[3..])).Select(entry => (string?)entry["kind"]).ToList();
        Assert.Contains("request-acknowledged", kinds);
        Assert.Contains("unreachable-established", kinds);
    }

    [Fact]
    public async Task A_killed_host_is_said_within_a_second_and_nothing_typed_is_lost_over_its_restart()
    {
        using var data = new TemporaryFolder();
        var port = Ports.Free();
        await using var before = await HostProcess.StartAsync(data.Path, port);
        var page = await SignedInAsync(before, "duty-zhou", 1440);
        await RegisterAsync(page);
        var note = page.Locator("form.note [name=text]");
        await note.FillAsync("half a sen");
        await before.KillAsync();
        var watch = Stopwatch.StartNew();
        await page.Locator("#conn.down").WaitForAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"Said after {watch.Elapsed}.");
        await note.PressSequentiallyAsync("tence");
        await page.Locator("form.note button").ClickAsync();

        await using var after = await HostProcess.StartAsync(data.Path, port);
        await page.Locator("#conn.up").WaitForAsync();
        Assert.Equal("half a sentence", await note.InputValueAsync());
        await page.Locator("form.note button").ClickAsync();
        await Assertions.Expect(note).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator(".tl")).ToContainTextAsync("half a sentence");
    }

    private static async Task RegisterAsync(IPage page)
    {
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("[name=place]").FillAsync("城关镇虚构路 18 号项目部门口");
        await page.Locator("[name=project]").FillAsync("青粟苑二期（虚构）");
        await page.Locator("[name=employer]").FillAsync("虚构劳务有限公司");
        await page.Locator("[name=headcount]").FillAsync("46");
        await page.Locator("[name=amount]").FillAsync("138.25");
        await page.Locator("[name=behaviours][value=gate-blocked]").CheckAsync();
        await page.Locator("[name=description]").FillAsync("46 名工人堵住工地大门，要求支付三个月工资。");
        await page.Locator("[name=drill]").SelectOptionAsync("600");
        await page.Locator("form .btn.pri").ClickAsync();
        await page.WaitForURLAsync("**/i/*");
        await page.Locator("#conn.up").WaitForAsync();
    }

    private static async Task NamePartyAsync(IPage page)
    {
        await page.Locator("a[data-open=dlg-name-party]").First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=role]").SelectOptionAsync("labour-contractor");
        await dialog.Locator("[name=name]").FillAsync("虚构劳务有限公司");
        await dialog.Locator("[name=personName]").FillAsync("张某");
        await dialog.Locator("[name=post]").SelectOptionAsync("labour-contractor");
        await dialog.Locator("[name=phone]").FillAsync("00013800001");
        await dialog.Locator("[name=address]").FillAsync("城关镇虚构路 1 号");
        await dialog.Locator("[name=source]").FillAsync("工商登记");
        await dialog.Locator("button.pri").ClickAsync();
        await page.Locator("article.person").WaitForAsync();
    }

    private static async Task ActAsync(IPage page, string word)
    {
        var button = page.Locator($".head form:has(input[value={word}]) button");
        await button.WaitForAsync();
        await button.ClickAsync();
        await button.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Waits until the incident's own clock, which runs fast in a drill, has gone on by more than an hour.</summary>
    private static async Task AfterAnHourAsync(CountyClient api, string incident)
    {
        var until = await NowAsync() + TimeSpan.FromMinutes(65);
        while (await NowAsync() < until)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Xunit.TestContext.Current.CancellationToken);
        }

        async Task<DateTimeOffset> NowAsync() => (DateTimeOffset)(await api.GetAsync($"/api/incidents/{incident}")).Body!["time"]!["now"]!;
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await Browsers.ShootAsync(page, name);
        Assert.Equal("", await Browsers.ViolationsAsync(page));
    }

    private async Task<IPage> SignedInAsync(HostProcess host, string officer, int width)
    {
        var page = await browsers.OpenAsync(host.Address, width, width < 700 ? 740 : 900);
        await Browsers.SignInByHandAsync(page, officer);
        return page;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("hrb-pages-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

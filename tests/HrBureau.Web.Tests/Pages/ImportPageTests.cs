using System.Text;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A platform's table by hand: chosen, looked at, its columns set right, taken, and what was not taken fetched to be mended.</summary>
public sealed class ImportPageTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Theory]
    [InlineData(1440, true)]
    [InlineData(360, false)]
    public async Task A_table_is_chosen_looked_at_set_right_and_taken_and_the_rest_comes_back_with_reasons(int width, bool script)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        var table = Path.Combine(folder.Path, "platform.csv");
        var rows = Enumerable.Range(1, 300).Select(n => $"P-{n},2026-01-26 08:42,启木劳务{n % 20}号,青粟产业园{n % 20}期,望粟镇,拖欠两个月工资");
        await File.WriteAllTextAsync(table, string.Join('\n', (string[])["线索编号,时间点,欠薪单位,项目名称,地址,反映内容", .. rows, "P-0,昨天,启木劳务,青粟产业园,望粟镇,拖欠"]), Encoding.UTF8, TestContext.Current.CancellationToken);
        var page = await browsers.OpenAsync(host.Address, width, script: script);
        await Browsers.SignInAsync(page, "duty-zhou");

        await page.GotoAsync("/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(table);
        await page.Locator("form .btn.pri").First.ClickAsync();
        await page.WaitForURLAsync("**/import/imp-*");

        // Which column says when, the table does not tell: nothing can be taken yet.
        Assert.Equal(1, await page.Locator("[data-lacking]").CountAsync());
        Assert.Equal(0, await page.Locator("table").CountAsync());
        await page.Locator("[name='col.reported-at']").SelectOptionAsync("时间点");
        await page.Locator("button[value=look]").ClickAsync();
        await Assertions.Expect(page.Locator("button[value=start]")).ToContainTextAsync("300");
        await Assertions.Expect(page.Locator("table").First).ToContainTextAsync("P-1");
        if (script)
        {
            Assert.Equal("", await Browsers.ViolationsAsync(page));
        }

        await page.Locator("button[value=start]").ClickAsync();
        await EndedAsync(page, script);
        await Assertions.Expect(page.Locator(".figures dd")).ToHaveTextAsync(["20", "280", "0", "1"]);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains("看不出日期时间", await SheetAsync(await download.PathAsync()), StringComparison.Ordinal);

        await page.GotoAsync("/import");
        await Assertions.Expect(page.Locator("table tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("table tbody tr")).ToContainTextAsync("300 / 300");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the screen.");
        await page.Locator("table tbody a").ClickAsync();
        await Assertions.Expect(page.Locator(".figures dd").First).ToHaveTextAsync("20");

        // The platform has learned more of one of them: nobody must believe that it is known here.
        await File.WriteAllTextAsync(table, (await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken)).Replace("P-7,2026-01-26 08:42,启木劳务7号,青粟产业园7期,望粟镇,拖欠两个月工资", "P-7,2026-01-26 08:42,启木劳务7号,青粟产业园7期,望粟镇,堵了路", StringComparison.Ordinal), Encoding.UTF8, TestContext.Current.CancellationToken);
        await page.GotoAsync("/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(table);
        await page.Locator("form .btn.pri").First.ClickAsync();
        await page.WaitForURLAsync("**/import/imp-*");
        await page.Locator("button[value=start]").ClickAsync();
        await EndedAsync(page, script);
        await Assertions.Expect(page.Locator(".figures dd")).ToHaveTextAsync(["0", "0", "299", "2"]);
        await Browsers.ShootAsync(page, $"import-differs-{width}", whole: true);
        await page.Locator("td a[href^='/i/inc-']").ClickAsync();
        await page.WaitForURLAsync("**/i/inc-*");
    }

    /// <summary>A page without script is fetched again by hand.</summary>
    private static async Task EndedAsync(IPage page, bool script)
    {
        for (var looks = 0; !script && await page.Locator("a[download]").CountAsync() == 0; looks++)
        {
            Assert.True(looks < 100, "The import never ended.");
            await page.ReloadAsync();
        }

        await page.Locator("a[download]").WaitForAsync();
    }

    private static async Task<string> SheetAsync(string file)
    {
        await using var archive = await System.IO.Compression.ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        await using var sheet = await archive.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        using var text = new StreamReader(sheet);
        return await text.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

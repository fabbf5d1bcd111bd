using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using HrBureau.TestKit;
using Microsoft.Playwright;
using MiniExcelLibs;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>From an empty folder to a county whose people are at work, by hand, on the real product.</summary>
public sealed class CountyJourneyTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Own = "a word of my own";

    [Fact]
    public async Task A_county_of_ones_own_starts_empty_gets_its_first_administrator_its_officers_from_a_table_and_lets_one_go()
    {
        using var data = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        var county = folder.At("county");
        Assert.Equal(0, (await HostVerb.RunAsync(data.Path, ["county", "new", county, "360122", "\u9752\u7c9f\u53bf\uff08\u865a\u6784\uff09"])).Code);
        Assert.Equal(0, (await HostVerb.RunAsync(data.Path, ["county", "check", county])).Code);
        Assert.Equal(1, (await HostVerb.RunAsync(data.Path, ["county", "new", county, "360122", "x"])).Code);
        await File.WriteAllTextAsync(Path.Combine(county, "officers.json"), """{ "officers": [{ "id": "duty-old", "agency": "agy-hr", "name": { "zh": "\u5468\u524d", "en": "Zhou Qian" }, "duties": ["handle"] }] }""", TestContext.Current.CancellationToken);

        string spent;
        await using (var killed = await StartAsync(data, county))
        {
            spent = await TokenAsync(data);
            await killed.KillAsync();
        }

        await using var host = await StartAsync(data, county);
        var token = await TokenAsync(data);
        Assert.NotEqual(spent, token);
        Assert.Contains(token, host.Output, StringComparison.Ordinal);
        var page = await browsers.OpenAsync(host.Address, 360, 740);
        await page.GotoAsync("/sign-in");
        await page.Locator("a[href='/set-up']").WaitForAsync();
        await SetUpAsync(page, spent);
        await page.Locator("[data-refused]").WaitForAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "set-up-360", whole: true);
        await SetUpAsync(page, token);
        await page.WaitForURLAsync("**/sign-in**");
        Assert.Equal(410, (await page.GotoAsync("/set-up"))!.Status);
        await GoneAsync(data.At("set-up-token"));
        await SignInAsync(page, "admin-guan", Own);

        await page.GotoAsync("/admin");
        Assert.Equal("duty-old", await page.Locator("[data-without] li").InnerTextAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await page.Locator("[data-without] .btn").ClickAsync();
        await page.Locator("tr:has-text('duty-old') .secret").WaitForAsync();
        Assert.Equal(0, await page.Locator("[data-without]").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "people-first-passwords-360", whole: true);
        await HandInAsync(page, "people.xlsx", Table(40, wrong: true));
        await page.Locator("[data-read]").WaitForAsync();
        await page.Locator("a[download]").WaitForAsync();
        Assert.Equal(0, await page.Locator("form:has([value=take])").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "people-import-wrong-360", whole: true);
        foreach (var (name, bytes) in Hostile())
        {
            await HandInAsync(page, name, bytes);
            await page.Locator("[data-refused]").WaitForAsync();
        }

        await HandInAsync(page, "people.csv", Encoding.UTF8.GetBytes("\u7f16\u53f7,\u59d3\u540d,\u5355\u4f4d,\u804c\u8d23\nduty-01,\u5468\u4e00,\u4eba\u793e,handle\nadmin-guan,\u7ba1\u6709\u5e8f,\u4eba\u793e,administer\u3001operate"));
        await Assertions.Expect(page.Locator("[data-rejected] tbody tr")).ToContainTextAsync("\u7b2c 3 \u884c");
        Assert.Equal(0, await page.Locator("form:has([value=take])").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await HandInAsync(page, "people.xlsx", Table(40, wrong: false));
        await Browsers.ShootAsync(page, "people-import-360", whole: true);
        await Assertions.Expect(page.Locator("[data-preview] tr:has-text('duty-01')")).ToContainTextAsync("000-3001");
        await page.Locator("form:has([value=take]) .btn").ClickAsync();
        await page.Locator("[data-done]").WaitForAsync();
        Assert.Equal(40, await page.Locator(".secret").CountAsync());
        await Assertions.Expect(page.Locator("tr:has-text('duty-01')")).ToContainTextAsync("\u546801");
        await Assertions.Expect(page.Locator("tr:has-text('duty-01')")).ToContainTextAsync("\u4eba\u793e");
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "people-passwords-360", whole: true);
        var password = await page.Locator("tr:has-text('duty-01') .secret").InnerTextAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-done]")).ToContainTextAsync("\u5df2\u7ecf\u5bfc\u5165");
        await HandInAsync(page, "people.xlsx", Table(40, wrong: false));
        Assert.Equal(0, await page.Locator("form:has([value=take])").CountAsync());

        using (var duty = await CountyClient.SignInAsync(host.Address, "duty-01", password, newPassword: Own))
        {
            Assert.Equal(200, (int)(await duty.Http.PutAsJsonAsync(new Uri("/api/agencies/agy-hr/roster", UriKind.Relative), Roster(), TestContext.Current.CancellationToken)).StatusCode);
            await page.SetViewportSizeAsync(1440, 900);
            await page.GotoAsync("/admin");
            Assert.Equal(42, await page.Locator("tr[data-officer]").CountAsync());
            await Browsers.ShootAsync(page, "people-1440", whole: true);
            await page.Locator("a[href='/admin/officers/duty-01']").ClickAsync();
            await page.WaitForURLAsync("**/admin/officers/duty-01");
            await page.Locator("details:has([value=disable]) summary").ClickAsync();
            await page.Locator("form:has([value=disable]) .btn").ClickAsync();
            await page.Locator("[data-left]").WaitForAsync();
            Assert.Equal(1, await page.Locator("[data-left] li").CountAsync());
            Assert.Equal("", await Browsers.ViolationsAsync(page));
            await Browsers.ShootAsync(page, "people-disable-1440", whole: true);
            Assert.Equal(200, (await duty.GetAsync("/api/incidents")).Status);
            await page.Locator("form:has([value=disable]) .btn").ClickAsync();
            await page.Locator("[role=status] [data-left]").WaitForAsync();
            Assert.Equal(401, (await duty.GetAsync("/api/incidents")).Status);
        }

        await page.GotoAsync("/admin/log");
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "people-log-1440", whole: true);
        Assert.Equal(4, await page.Locator("table.act-log > tbody > tr").CountAsync());
        await host.KillAsync();

        await using var again = await StartAsync(data, county);
        using var other = await CountyClient.SignInAsync(again.Address, "admin-guan", Own);
        Assert.Contains("duty-40", (await other.GetAsync("/api/officers")).Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, 900, "zh-CN", true)]
    [InlineData(360, 740, "en", false)]
    public async Task An_administrator_makes_an_officer_an_agency_and_a_new_password_by_hand(int width, int height, string language, bool dark)
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        var page = await browsers.OpenAsync(host.Address, width, height, language: language, dark: dark);
        await Browsers.SignInByHandAsync(page, "admin");
        await page.Locator("nav a[href='/admin']").ClickAsync();
        await page.Locator("a[href='/admin/officers/new']").ClickAsync();
        await page.WaitForURLAsync("**/admin/officers/new");
        await page.Locator("[name=id]").FillAsync("duty-lu");
        await page.Locator("[name=agency]").SelectOptionAsync("agy-hr");
        await page.Locator("[name=name]").FillAsync("\u9646\u65b0");
        await page.Locator("[name=duties][value=handle]").CheckAsync();
        await page.Locator("form:has([value=save]) .btn").ClickAsync();
        await page.Locator("[data-refused]").WaitForAsync();
        Assert.True(await page.Locator("[name=duties][value=handle]").IsCheckedAsync());
        await Browsers.ShootAsync(page, $"officer-refused-{width}", whole: true);
        await page.Locator("[name=id]").FillAsync("lu-xin");
        await page.Locator("[name=duties][value=administer]").CheckAsync();
        await page.Locator("form:has([value=save]) .btn").ClickAsync();
        await page.Locator("[data-refused]").WaitForAsync();
        await page.Locator("[name=duties][value=administer]").UncheckAsync();
        await page.Locator("form:has([value=save]) .btn").ClickAsync();
        await page.Locator(".secret").WaitForAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));

        await page.GotoAsync("/admin/officers/lu-xin");
        await page.Locator("details:has([value=reset]) summary").ClickAsync();
        await page.Locator("form:has([value=reset]) .btn").ClickAsync();
        var drawn = await page.Locator(".secret").InnerTextAsync();
        await Browsers.ShootAsync(page, $"officer-reset-{width}", whole: true);
        var own = await browsers.OpenAsync(host.Address, width, height, language: language, dark: dark);
        await own.GotoAsync("/sign-in");
        await own.Locator("[name=officer]").FillAsync("lu-xin");
        await own.Locator("[name=password]").FillAsync(drawn);
        await own.Locator("form .btn.pri").ClickAsync();
        await own.Locator("[name=replacement]").WaitForAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(own));
        await own.Locator("[name=password]").FillAsync(drawn);
        await own.Locator("[name=replacement]").FillAsync(Own);
        await own.Locator("form .btn.pri").ClickAsync();
        await own.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));

        await page.GotoAsync("/admin/agencies/new");
        await page.Locator("[name=code]").FillAsync("agy-water");
        await page.Locator("[name=kind]").SelectOptionAsync("zone");
        await page.Locator("[name=name]").FillAsync("\u53bf\u6c34\u52a1\u5c40");
        await page.Locator("[name=shortName]").FillAsync("\u6c34\u52a1");
        await page.Locator("form:has([value=save]) .btn").ClickAsync();
        await page.Locator(".notice[role=status]").WaitForAsync();
        await page.GotoAsync("/admin/agencies/new");
        await page.Locator("[name=code]").FillAsync("agy-water");
        await page.Locator("[name=kind]").SelectOptionAsync("zone");
        await page.Locator("[name=name]").FillAsync("\u53bf\u6c34\u5229\u5c40");
        await page.Locator("[name=shortName]").FillAsync("\u6c34\u5229");
        await page.Locator("form:has([value=save]) .btn").ClickAsync();
        await Assertions.Expect(page.Locator("#rule-save-code")).ToContainTextAsync("agy-water");
        await page.GotoAsync("/admin/log");
        await Assertions.Expect(page.Locator("table.act-log")).ToContainTextAsync("\u53bf\u6c34\u52a1\u5c40");
        Assert.DoesNotContain("agy-", await page.Locator("table.act-log").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/admin/agencies/agy-police");
        await page.Locator("details:has([value=disable]) summary").ClickAsync();
        await page.Locator("form:has([value=disable]) .btn").ClickAsync();
        await page.Locator("[data-refused]").WaitForAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"agency-in-use-{width}", whole: true);
        await page.GotoAsync("/admin/officers/admin");
        Assert.Equal(0, await page.Locator("[value=disable]").CountAsync());
        await page.GotoAsync("/admin");
        await page.Locator("a[href='/admin/agencies/agy-water']").WaitForAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"people-demo-{width}", whole: true);
    }

    [Fact]
    public async Task A_folder_with_a_fault_stops_the_start_and_names_file_row_and_field()
    {
        using var data = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        var county = folder.At("county");
        await HostVerb.RunAsync(data.Path, ["county", "new", county, "360122", "x"]);
        var file = Path.Combine(county, "agencies.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("\"kind\": \"finance\"", "\"sort\": \"finance\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var ended = await HostVerb.RunAsync(data.Path, [], ("HRB_COUNTY", county));

        Assert.Equal(1, ended.Code);
        Assert.Contains("agencies.json $.agencies[3].kind: The key is missing.", ended.Output, StringComparison.Ordinal);
        Assert.Contains("agencies.json $.agencies[3].sort: The key is not known.", ended.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await HostVerb.RunAsync(data.Path, ["county", "check", county])).Code);
        Assert.Equal(1, (await HostVerb.RunAsync(data.Path, ["county", "new", folder.At("other"), "36", "x"])).Code);
        var nowhere = await HostVerb.RunAsync(data.Path, ["county", "check", folder.At("nowhere")]);
        Assert.Equal(1, nowhere.Code);
        Assert.Contains($"The folder {folder.At("nowhere")} does not exist", nowhere.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("other")));
    }

    [Fact]
    public async Task A_county_of_ones_own_starts_on_PostgreSQL_too()
    {
        using var data = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        var county = folder.At("county");
        await HostVerb.RunAsync(data.Path, ["county", "new", county, "360122", "x"]);
        await using var place = await StoragePlace.NewAsync(Storage.StorageKind.Postgres);
        await using var host = await StartAsync(data, county, ("HRB_DATABASE", place.Options().ConnectionString!));
        using var http = new HttpClient { BaseAddress = host.Address };

        using var made = await http.PostAsJsonAsync(new Uri("/api/set-up", UriKind.Relative), new { token = await TokenAsync(data), officer = "admin-guan", name = "x", password = Own }, TestContext.Current.CancellationToken);
        Assert.Equal(204, (int)made.StatusCode);
        using var admin = await CountyClient.SignInAsync(host.Address, "admin-guan", Own);
        Assert.Equal(200, (await admin.GetAsync("/api/officers")).Status);
        Assert.Equal(403, (await admin.GetAsync("/api/incidents")).Status);
    }

    private static Task<HostProcess> StartAsync(TemporaryFolder data, string county, params (string, string)[] settings) =>
        HostProcess.StartAsync(data.Path, settings: [("HRB_COUNTY", county), ("HRB_BOOTSTRAP_PASSWORD", ""), .. settings]);

    private static async Task<string> TokenAsync(TemporaryFolder data)
    {
        var file = data.At("set-up-token");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        return (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim();
    }

    private static async Task GoneAsync(string file)
    {
        for (var tries = 0; File.Exists(file); tries++)
        {
            Assert.True(tries < 400, $"{file} stays.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static async Task SetUpAsync(IPage page, string token)
    {
        await page.GotoAsync("/set-up");
        await page.Locator("[name=token]").FillAsync(token);
        await page.Locator("[name=officer]").FillAsync("admin-guan");
        await page.Locator("[name=name]").FillAsync("\u7ba1\u6709\u5e8f");
        await page.Locator("[name=password]").FillAsync(Own);
        await page.Locator("[name=again]").FillAsync(Own);
        await page.Locator("form .btn.pri").ClickAsync();
    }

    private static async Task SignInAsync(IPage page, string officer, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=officer]").FillAsync(officer);
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("form .btn.pri").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
    }

    private static async Task HandInAsync(IPage page, string name, byte[] bytes)
    {
        await page.GotoAsync("/admin/import");
        await page.Locator("[name=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await page.Locator("form[enctype] .btn").ClickAsync();
        await page.WaitForURLAsync(new Regex(@"/admin/import[/?]."));
    }

    private static byte[] Table(int count, bool wrong)
    {
        var rows = Enumerable.Range(1, count).Select(i => new Dictionary<string, object>
        {
            ["\u7f16\u53f7"] = $"duty-{i:00}",
            ["\u59d3\u540d"] = $"\u5468{i:00}",
            ["\u5355\u4f4d"] = wrong && i == 3 ? "\u6ca1\u6709\u7684\u5355\u4f4d" : i % 2 == 1 ? "\u4eba\u793e" : "\u53bf\u516c\u5b89\u5c40",
            ["\u804c\u8d23"] = i % 2 == 1 ? "\u627f\u529e\u3001\u5e26\u73ed" : wrong && i == 4 ? "\u7edf\u6cbb" : "\u8054\u7edc",
            ["\u7535\u8bdd"] = $"000-3{i:000}",
        }).ToList();
        using var file = new MemoryStream();
        file.SaveAs(rows);
        return file.ToArray();
    }

    /// <summary>A workbook with a macro, one that is none, and one that unpacks to more than it may.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Hostile()
    {
        yield return ("macro.xlsx", Zip(("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>"), ("xl/vbaProject.bin", "x")));
        yield return ("people.xlsx", Encoding.UTF8.GetBytes("id,name\n1,2"));
        yield return ("bomb.xlsx", Zip(("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>"), ("xl/media/x.bin", new string('x', 100 * 1024 * 1024))));
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.ASCII.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    private static object Roster() => new
    {
        shifts = new[] { new { person = "duty-01", post = "duty-officer", from = "08:00", to = "08:00" } },
    };
}

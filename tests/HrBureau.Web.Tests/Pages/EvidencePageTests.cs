using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class EvidencePageTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task Files_are_chosen_sent_through_a_lost_connection_and_stand_on_the_page_as_evidence()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        using var api = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var incident = (string)(await api.ReportAsync(Reports.Of("Evidence page"))).Body!["incidentId"]!;
        var page = await browsers.OpenAsync(host.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        var (photo, video) = (Path.Combine(folder.Path, "photo.png"), Path.Combine(folder.Path, "video.mp4"));
        await File.WriteAllBytesAsync(photo, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(video, [0, 0, 0, 0x18, .. "ftypisom"u8, .. EvidenceClient.Photo(3_000_000)], TestContext.Current.CancellationToken);
        var cuts = 0;
        await page.RouteAsync("**/api/evidence/uploads/*", async route =>
        {
            if (route.Request.Method == "PATCH" && Interlocked.Increment(ref cuts) is 2 or 3)
            {
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });

        await page.GotoAsync($"/i/{incident}");
        await page.Locator("#evidence [data-open=dlg-attach-evidence]").ClickAsync();
        await page.Locator("dialog[open] [name=caption]").FillAsync("The gate");
        await page.Locator("dialog[open] input[type=file]").First.SetInputFilesAsync([video, photo]);
        await page.Locator("dialog[open] .btn.pri").ClickAsync();
        await page.Locator(".proofs li").Nth(1).WaitForAsync();

        Assert.True(cuts > 3, "The connection was never cut.");
        Assert.Equal(1, await page.Locator(".proofs .thumb img").EvaluateAsync<int>("async picture => { await picture.decode(); return picture.naturalWidth; }"));
        await Assertions.Expect(page.Locator(".tl .tag.good")).ToHaveCountAsync(2);
        Assert.Equal(["photo.png", "video.mp4"], (await api.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]!.AsArray().Select(item => (string)item!["name"]!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("escape")]
    [InlineData("leave")]
    public async Task An_upload_given_up_stops_and_nothing_is_attached(string way)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        using var api = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var incident = (string)(await api.ReportAsync(Reports.Of("Evidence given up"))).Body!["incidentId"]!;
        var page = await browsers.OpenAsync(host.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        var video = Path.Combine(folder.Path, "video.mp4");
        await File.WriteAllBytesAsync(video, [0, 0, 0, 0x18, .. "ftypisom"u8, .. EvidenceClient.Photo(3_000_000)], TestContext.Current.CancellationToken);
        var (held, sent, attached) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        await page.RouteAsync("**/api/**", async route =>
        {
            attached |= route.Request.Url.EndsWith("/commands", StringComparison.Ordinal);
            if (route.Request.Method == "PATCH")
            {
                sent.TrySetResult();
                await held.Task;
            }

            await route.ContinueAsync();
        });

        await page.GotoAsync($"/i/{incident}");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("#evidence [data-open=dlg-attach-evidence]").ClickAsync();
        await page.Locator("dialog[open] [name=caption]").FillAsync("The gate");
        await page.Locator("dialog[open] input[type=file]").First.SetInputFilesAsync(video);
        await page.Locator("dialog[open] .btn.pri").ClickAsync();
        await sent.Task.WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        await (way switch
        {
            "cancel" => page.Locator("dialog[open] [data-close]").ClickAsync(),
            "escape" => page.Keyboard.PressAsync("Escape"),
            _ => page.EvaluateAsync("Blazor.navigateTo('/inbox')"),
        });
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("form[data-going]")).ToHaveCountAsync(0);
        held.SetResult();
        await page.WaitForTimeoutAsync(2_000);

        Assert.False(attached, "It was attached all the same.");
        Assert.Empty((await api.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]!.AsArray());
    }

    [Fact]
    public async Task Without_a_script_the_form_takes_the_file_all_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        using var api = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var incident = (string)(await api.ReportAsync(Reports.Of("Evidence form"))).Body!["incidentId"]!;
        var page = await browsers.OpenAsync(host.Address, 360, script: false);
        await Browsers.SignInAsync(page, "duty-zhou");
        var photo = Path.Combine(folder.Path, "photo.jpg");
        await File.WriteAllBytesAsync(photo, EvidenceClient.Photo(300_000), TestContext.Current.CancellationToken);

        await page.GotoAsync($"/i/{incident}?do=attach-evidence&step=1");
        await page.Locator("dialog[open] [name=caption]").FillAsync("The gate");
        await page.Locator("dialog[open] input[type=file]").First.SetInputFilesAsync(photo);
        await page.Locator("dialog[open] .btn.pri").ClickAsync();
        await page.Locator(".proofs li").WaitForAsync();

        var item = (await api.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]![0]!;
        Assert.Equal(("The gate", "1", "photo.jpg", "East Road 1"), ((string)item["caption"]!, (string)item["step"]!, (string)item["name"]!, (string)item["place"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_file_is_refused_in_words_and_a_small_one_is_shown_in_bytes(bool script)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        using var api = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var incident = (string)(await api.ReportAsync(Reports.Of("Empty file"))).Body!["incidentId"]!;
        var page = await browsers.OpenAsync(host.Address, 1440, script: script);
        await Browsers.SignInAsync(page, "duty-zhou");
        var (empty, small) = (Path.Combine(folder.Path, "empty.jpg"), Path.Combine(folder.Path, "small.jpg"));
        await File.WriteAllBytesAsync(empty, [], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(small, EvidenceClient.Photo(52), TestContext.Current.CancellationToken);

        foreach (var file in (string[])[empty, small])
        {
            await page.GotoAsync($"/i/{incident}?do=attach-evidence");
            await page.Locator("dialog[open] [name=caption]").FillAsync("The gate");
            await page.Locator("dialog[open] input[type=file]").First.SetInputFilesAsync(file);
            await page.Locator("dialog[open] .btn.pri").ClickAsync();
            await Assertions.Expect(page.Locator(file == empty ? script ? ".sending .bad" : "[data-refused]" : ".proofs li")).ToContainTextAsync(file == empty ? "请重新拍摄" : "52 字节");
        }

        Assert.Equal("small.jpg", (string)Assert.Single((await api.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]!.AsArray())!["name"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_liaison_photographs_the_gate_on_the_phone_page_and_the_asking_agency_sees_it(bool script)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        using var api = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        using var chief = await CountyClient.SignInAsync(host.Address, "chief-zheng");
        var incident = (string)(await api.ReportAsync(Reports.Of("Phone photo"))).Body!["incidentId"]!;
        Assert.Equal(200, (await api.CommandAsync(incident, new { type = "verify-report", headcount = 46 })).Status);
        Assert.Equal(200, (await api.CommandAsync(incident, new { type = "take-charge" })).Status);
        var request = (string)(await chief.CommandAsync(incident, new { type = "raise-request", kind = "early-intervention", to = "agy-police", text = "Please come." })).Body!["requestId"]!;
        var photo = Path.Combine(folder.Path, "photo.jpg");
        await File.WriteAllBytesAsync(photo, EvidenceClient.Photo(300_000), TestContext.Current.CancellationToken);

        var page = await browsers.OpenAsync(host.Address, 360, script: script);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync($"/m/e/{request}");
        if (script)
        {
            Assert.Equal("", await Browsers.ViolationsAsync(page));
        }

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the screen.");
        await page.Locator("#evidence [name=caption]").FillAsync("The gate at nine");
        await page.Locator("#evidence input[type=file]").First.SetInputFilesAsync(photo);
        await page.Locator("#evidence form .big").ClickAsync();
        await page.Locator("#evidence li a[download]").WaitForAsync();

        var item = Assert.Single((await api.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]!.AsArray())!;
        Assert.Equal(("The gate at nine", request, "photo.jpg"), ((string)item["caption"]!, (string)item["step"]!, (string)item["name"]!));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task A_contact_attempt_takes_its_recording_along(int width)
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        using var api = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var incident = (string)(await api.ReportAsync(Reports.Of("Attempt with file"))).Body!["incidentId"]!;
        Assert.Equal(200, (await api.CommandAsync(incident, new { type = "take-charge" })).Status);
        Assert.Equal(200, (await api.CommandAsync(incident, Reports.Owner())).Status);
        var recording = Path.Combine(folder.Path, "call.mp3");
        await File.WriteAllBytesAsync(recording, [.. "ID3\u0003"u8, .. EvidenceClient.Photo(400_000)], TestContext.Current.CancellationToken);

        var page = await browsers.OpenAsync(host.Address, width);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"/i/{incident}");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator(".person .call .btn").First.ClickAsync();
        await page.Locator("dialog[open] [data-files] input[type=file]").First.SetInputFilesAsync(recording);
        await page.Locator("dialog[open] .btn.fail").First.ClickAsync();

        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        var attempts = new List<System.Text.Json.Nodes.JsonNode>();
        while (attempts.Count == 0)
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(60), "No attempt was recorded.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            attempts = [.. (await api.TimelineAsync(incident)).Where(entry => (string)entry["kind"]! == "contact-attempted")];
        }

        Assert.Contains("evd-", Assert.Single(attempts)["data"]!.ToJsonString(), StringComparison.Ordinal);
        var item = Assert.Single((await api.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]!.AsArray())!;
        Assert.Equal("call.mp3", (string)item["name"]!);
        await Assertions.Expect(page.Locator(".proofs li")).ToHaveCountAsync(1);
    }
}

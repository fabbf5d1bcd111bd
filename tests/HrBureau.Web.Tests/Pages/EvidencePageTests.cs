using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class EvidencePageTests(Browsers browsers) : IClassFixture<Browsers>
{
    private static readonly LocatorWaitForOptions Patient = new() { Timeout = 40_000 };

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
        await page.Locator(".proofs li").Nth(1).WaitForAsync(Patient);

        Assert.True(cuts > 3, "The connection was never cut.");
        Assert.Equal(1, await page.Locator(".proofs .thumb img").EvaluateAsync<int>("async picture => { await picture.decode(); return picture.naturalWidth; }"));
        await Assertions.Expect(page.Locator(".tl .tag.good")).ToHaveCountAsync(2);
        Assert.Equal(["photo.png", "video.mp4"], (await api.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]!.AsArray().Select(item => (string)item!["name"]!).Order(StringComparer.Ordinal));
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
        await page.Locator(".proofs li").WaitForAsync(Patient);

        var item = (await api.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]![0]!;
        Assert.Equal(("The gate", "1", "photo.jpg", "East Road 1"), ((string)item["caption"]!, (string)item["step"]!, (string)item["name"]!, (string)item["place"]!));
    }
}

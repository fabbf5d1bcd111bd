using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Two incidents become one by hand and two again, on the real product: nobody confirms what he has not seen.</summary>
public sealed class MergeJourneyTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task What_the_other_incident_is_stands_before_the_button_and_each_side_shows_the_other()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        using var api = await CountyClient.SignInAsync(host.Address, "lead-yan");
        var (one, other) = (await ReportAsync(api, "North", 46), await ReportAsync(api, "South", 30));
        await ReportAsync(api, "North", 12);
        var page = await browsers.OpenAsync(host.Address, 1440);
        await Browsers.SignInByHandAsync(page, "lead-yan");

        await page.GotoAsync($"/i/{one}");
        await page.Locator("[data-open=dlg-merge-find]").ClickAsync();
        await page.Locator("dialog[open] [name=into]").FillAsync("20200101-001");
        await page.Locator("dialog[open] button").ClickAsync();
        await page.Locator("dialog[open] .refusal").WaitForAsync();
        await Assertions.Expect(page.Locator("dialog[open] [name=reason]")).ToHaveCountAsync(0);

        await page.Locator("dialog[open] .btn.pri").ClickAsync();
        await page.Locator("dialog[open] [name=into]").FillAsync(string.Join('-', other.Split('-')[^2..]));
        await page.Locator("dialog[open] button").ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] .facts")).ToContainTextAsync("South gate");
        await Browsers.ShootAsync(page, "merge-confirm");
        await page.Locator("dialog[open] [name=reason]").FillAsync("The same crew.");
        await page.Locator("dialog[open] button.red").ClickAsync();
        await Assertions.Expect(page.Locator("[data-merged] a")).ToHaveTextAsync(other);
        Assert.Equal("", await Browsers.ViolationsAsync(page));

        await page.GotoAsync($"/i/{other}");
        await Assertions.Expect(page.Locator("[aria-labelledby=h-merging]")).ToContainTextAsync(one);
        await page.Locator("[aria-labelledby=h-facts] [data-open=dlg-split-report]").First.ClickAsync();
        await page.Locator("dialog[open] [name=reason]").FillAsync("Another yard.");
        await page.Locator("dialog[open] button.red").ClickAsync();
        await page.Locator("dialog[open]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator("[aria-labelledby=h-merging] a[href$='-003']").WaitForAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));

        await page.GotoAsync($"/?q={one[4..]}");
        await Assertions.Expect(page.Locator(".c-phase a")).ToHaveAttributeAsync("href", $"/i/{other}");
        await page.GotoAsync($"/i/{one}");
        await page.Locator("[data-open=dlg-reopen]").ClickAsync();
        await page.Locator("dialog[open] [name=reason]").FillAsync("Two crews.");
        await page.Locator("dialog[open] button.red").ClickAsync();
        await Assertions.Expect(page.Locator("[data-merged]")).ToHaveCountAsync(0);
        Assert.Equal("watched", (string?)(await api.GetAsync($"/api/incidents/{one}")).Body!["phase"]);
    }

    private static async Task<string> ReportAsync(CountyClient api, string gate, int headcount) => (string)(await api.ReportAsync(new JsonObject
    {
        ["source"] = "hotline",
        ["reportedAt"] = TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O"),
        ["employer"] = new JsonObject { ["name"] = "Azure Labour Co" },
        ["project"] = new JsonObject { ["name"] = $"Millet Court {gate}" },
        ["place"] = $"{gate} gate",
        ["headcount"] = headcount,
        ["description"] = "Workers at the gate.",
    })).Body!["incidentId"]!;
}

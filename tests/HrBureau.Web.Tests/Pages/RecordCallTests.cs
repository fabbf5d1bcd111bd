using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Putting a call down: only what the channel can have met.</summary>
public sealed class RecordCallTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = $"/i/{PaperIncident.Id}";

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task Only_results_of_the_chosen_channel_are_offered(int width)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, width);
        await page.Locator(".person .call .btn").First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.WaitForAsync();

        Assert.Equal(Fitting(ContactChannel.Phone), await OfferedAsync(dialog));
        await Browsers.ShootAsync(page, $"record-call-{width}");
        await dialog.Locator("[name=channel]").SelectOptionAsync("home-visit");
        Assert.Equal(Fitting(ContactChannel.HomeVisit), await OfferedAsync(dialog));
        await Browsers.ShootAsync(page, $"record-call-visit-{width}");
        await dialog.Locator("[name=channel]").SelectOptionAsync("");
        Assert.Equal(Enum.GetValues<ContactResult>().Length, (await OfferedAsync(dialog)).Length);
    }

    private static string[] Fitting(ContactChannel channel) =>
        [.. Enum.GetValues<ContactResult>().Where(result => ContactRoads.CanEnd(channel, result)).Select(WireWord.Of).Order(StringComparer.Ordinal)];

    private static async Task<string[]> OfferedAsync(ILocator dialog) =>
        [.. (await dialog.Locator("[name=result]:visible").EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.value)")).Order(StringComparer.Ordinal)];

    private async Task<IPage> OpenAsync(PaperConsole console, int width)
    {
        var page = await browsers.OpenAsync(console.Address, width, width < 700 ? 740 : 900);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(Incident);
        await page.Locator("#conn.up").WaitForAsync();
        return page;
    }
}

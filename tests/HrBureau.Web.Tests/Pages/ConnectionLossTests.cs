using System.Diagnostics;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A page tells the truth about itself.</summary>
public sealed class ConnectionLossTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task A_lost_connection_is_said_within_a_second_and_nothing_typed_is_lost()
    {
        var port = HostProcess.FreePort();
        var before = await PaperConsole.StartAsync(port);
        var page = await browsers.OpenAsync(before.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/i/inc-360121-20260127-003");
        await page.Locator("#conn.up").WaitForAsync();
        var note = page.Locator("form.note [name=text]");
        await note.FillAsync("half a sen");

        var stopping = before.DisposeAsync();
        await stopping;
        var watch = Stopwatch.StartNew();
        await page.Locator("#conn.down").WaitForAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"Said after {watch.Elapsed}.");

        await note.PressSequentiallyAsync("tence");
        await page.Locator("form.note button").ClickAsync();
        Assert.Equal(await page.EvaluateAsync<string>("document.body.dataset.blocked"), await page.Locator("#conn").InnerTextAsync());
        await Browsers.ShootAsync(page, "paper-lost");
        Assert.Equal("half a sentence", await note.InputValueAsync());

        await using var after = await PaperConsole.StartAsync(port);
        await page.Locator("#conn.up").WaitForAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal("half a sentence", await note.InputValueAsync());
        await page.Locator("form.note button").ClickAsync();
        await Assertions.Expect(note).ToHaveValueAsync("");
        Assert.Contains("half a sentence", Assert.Single(after.County.Commands).Body, StringComparison.Ordinal);
    }
}

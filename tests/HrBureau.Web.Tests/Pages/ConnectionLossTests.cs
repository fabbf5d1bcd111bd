using System.Diagnostics;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A page tells the truth about itself.</summary>
public sealed class ConnectionLossTests(Browsers browsers) : IClassFixture<Browsers>
{
    /// <summary>Ends when a stream of the page's own has heard so many beats of the server.</summary>
    private const string Beats = "count => new Promise(told => { const own = new EventSource('/events'); own.addEventListener('ping', () => --count || (own.close(), told())); own.onerror = () => told(); })";

    [Fact]
    public async Task A_lost_connection_is_said_within_a_second_and_nothing_typed_is_lost()
    {
        var port = Ports.Free();
        var before = await PaperConsole.StartAsync(port);
        var page = await browsers.OpenAsync(before.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/i/inc-360121-20260127-003");
        await page.Locator("#conn.up").WaitForAsync();
        var note = page.Locator("form.note [name=text]");
        await note.FillAsync("half a sen");

        var watch = Stopwatch.StartNew();
        var stopping = before.DisposeAsync();
        await page.Locator("#conn.down").WaitForAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"Said after {watch.Elapsed}.");
        await stopping;

        await note.PressSequentiallyAsync("tence");
        await page.Locator("form.note button").ClickAsync();
        Assert.Equal(await page.EvaluateAsync<string>("document.body.dataset.blocked"), await page.Locator("#conn").InnerTextAsync());
        await Browsers.ShootAsync(page, "paper-lost");
        Assert.Equal("half a sentence", await note.InputValueAsync());

        // The page fetches itself again once it is connected; what it fetched knows of no note.
        await page.EvaluateAsync("window.fetched = new Promise(told => Blazor.addEventListener('enhancedload', () => told(true))); 0");
        await using var after = await PaperConsole.StartAsync(port);
        await page.Locator("#conn.up").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("fetched"));
        Assert.Equal("half a sentence", await note.InputValueAsync());
        await page.Locator("form.note button").ClickAsync();
        await Assertions.Expect(note).ToHaveValueAsync("");
        Assert.Contains("half a sentence", Assert.Single(after.County.Commands).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_pressed_in_a_dialog_while_it_is_lost_is_answered_there()
    {
        var before = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(before.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/i/inc-360121-20260127-003");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("a[data-open=dlg-end-response]").ClickAsync();
        await page.Locator("dialog[open] [name=reason]").FillAsync("Gone home.");
        await before.DisposeAsync();
        await page.Locator("#conn.down").WaitForAsync();

        await page.Locator("dialog[open] .btns .btn:not([data-close])").Last.ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] [data-again]")).ToHaveTextAsync(await page.EvaluateAsync<string>("document.body.dataset.blocked"));
        Assert.Equal("Gone home.", await page.Locator("dialog[open] [name=reason]").InputValueAsync());
        await Browsers.ShootAsync(page, "lost-in-dialog");
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_said_within_a_second()
    {
        await using var console = await PaperConsole.StartAsync();
        await using var wire = SilentProxy.To(console.Address);
        var page = await browsers.OpenAsync(wire.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/i/inc-360121-20260127-003");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("form.note [name=text]").FillAsync("kept");

        await page.EvaluateAsync("window.said = new Promise(told => new MutationObserver(() => document.querySelector('#conn').className.includes('down') && told(Date.now())).observe(document.querySelector('#conn'), { attributes: true })); 0");
        var silent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        wire.FallSilent();
        var said = await page.EvaluateAsync<long>("said");
        Assert.True(said - silent < 1_000, $"Said after {said - silent} ms.");

        wire.Speak();
        await page.Locator("#conn.up").WaitForAsync();
        Assert.Equal("kept", await page.Locator("form.note [name=text]").InputValueAsync());
    }

    [Fact]
    public async Task What_was_sent_before_a_silence_is_answered_on_the_page()
    {
        await using var console = await PaperConsole.StartAsync();
        await using var wire = SilentProxy.To(console.Address);
        var page = await browsers.OpenAsync(wire.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("[name=place]").FillAsync("Gate 3");
        await page.Locator("[name=description]").FillAsync("Workers at the gate");
        var (sent, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        console.County.Until = () =>
        {
            sent.SetResult();
            return answer.Task;
        };
        await page.Locator("form .btn.pri").ClickAsync();
        await sent.Task;

        wire.FallSilent();
        await page.Locator("#conn.down").WaitForAsync();
        wire.Speak();
        await page.Locator("#conn.up").WaitForAsync();
        await page.EvaluateAsync(Beats, 4);
        answer.SetResult();

        await page.WaitForURLAsync("**/i/inc-**");
        Assert.Single(console.County.Reports);
    }

    [Fact]
    public async Task After_a_silo_was_lost_an_open_page_looks_for_what_rang_unheard()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/");
        await page.Locator("#conn.up").WaitForAsync();
        await page.EvaluateAsync("window.fetched = new Promise(told => Blazor.addEventListener('enhancedload', () => told(performance.now() - window.asked))); window.asked = performance.now(); 0");

        console.Reach.NotifyGatewayCountChanged(1, 2, connectionRecovered: false);

        // By itself it looks once a minute.
        Assert.InRange(await page.EvaluateAsync<double>("fetched"), 0, 40_000);
    }

    [Fact]
    public async Task A_device_that_goes_offline_is_said_at_once_and_its_return_too()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/");
        await page.Locator("#conn.up").WaitForAsync();

        var watch = Stopwatch.StartNew();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#conn.down").WaitForAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"Said after {watch.Elapsed}.");
        await page.EvaluateAsync(Beats, 4);
        Assert.Equal(1, await page.Locator("#conn.down").CountAsync());

        await page.Context.SetOfflineAsync(false);
        await page.Locator("#conn.up").WaitForAsync(new() { Timeout = 3_000 });
    }

    [Fact]
    public async Task A_quiet_connection_that_lives_is_never_called_lost()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/");
        await page.Locator("#conn.up").WaitForAsync();
        await page.EvaluateAsync("window.losses = 0; new MutationObserver(() => { losses += document.querySelector('#conn').className.includes('down') }).observe(document.querySelector('#conn'), { attributes: true })");

        await page.EvaluateAsync(Beats, 12);

        Assert.Equal(0, await page.EvaluateAsync<int>("window.losses"));
    }
}

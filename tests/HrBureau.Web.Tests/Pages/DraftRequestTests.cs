using System.Text.Json.Nodes;
using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Drafting a request to another agency.</summary>
public sealed class DraftRequestTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = "/i/inc-360121-20260127-003";

    public static TheoryData<RequestKind> Kinds => [.. PaperIncident.County(PaperCounty.Mechanism).RequestKinds.Select(row => row.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_kind_is_drafted_with_its_own_addressee_measures_and_parts(RequestKind kind)
    {
        await using var console = await PaperConsole.StartAsync();
        var dialog = await DialogAsync(console);

        await dialog.Locator($"[name=kind][value={WireWord.Of(kind)}]").CheckAsync();
        await SendAsync(dialog);

        var row = PaperIncident.County(PaperCounty.Mechanism).RequestKinds.Single(known => known.Kind == kind);
        var command = Sent(console);
        Assert.Equal(WireWord.Of(kind), (string?)command["kind"]);
        Assert.Equal(row.Measures.Select(WireWord.Of), Listed(command["measures"]));
        Assert.Equal(row.Share.Select(WireWord.Of).Order(), Listed(command["share"]).Order());
        if (row.To is not null)
        {
            Assert.Equal(row.To, (string?)command["to"]);
        }
    }

    [Fact]
    public async Task Only_the_chosen_kind_shows_its_measures()
    {
        await using var console = await PaperConsole.StartAsync();
        var dialog = await DialogAsync(console);

        await dialog.Locator("[name=kind][value=on-scene-order]").CheckAsync();

        Assert.Equal("keep-order", await dialog.Locator("[name^='measures']:visible").EvaluateAllAsync<string>("boxes => boxes.map(box => box.value).join()"));
        await Browsers.ShootAsync(dialog.Page, "paper-draft");
        Assert.Equal("", await Browsers.ViolationsAsync(dialog.Page));
    }

    [Fact]
    public async Task What_is_not_ticked_is_not_shared()
    {
        await using var console = await PaperConsole.StartAsync();
        var dialog = await DialogAsync(console);

        foreach (var box in await dialog.Locator("[name^='share']:visible").AllAsync())
        {
            await box.UncheckAsync();
        }

        await SendAsync(dialog);

        Assert.Empty(Assert.IsType<JsonArray>(Sent(console)["share"]));
    }

    [Fact]
    public async Task A_draft_is_written_without_script()
    {
        await using var console = await PaperConsole.StartAsync();
        var dialog = await DialogAsync(console, script: false);

        await dialog.Locator("[name=kind][value=project-funds-check]").CheckAsync();
        await SendAsync(dialog);

        Assert.Equal("project-funds-check", (string?)Sent(console)["kind"]);
        Assert.Empty(Listed(Sent(console)["measures"]));
    }

    [Fact]
    public async Task Who_may_sign_can_send_it_at_once_and_nobody_else_is_offered_that()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Allowed = [.. view.Allowed, "raise-request"] };
        Assert.Equal(0, await (await DialogAsync(console)).Locator("[name=raise]").CountAsync());

        console.County.Officer = "lead-yan";
        var dialog = await DialogAsync(console);
        await dialog.Locator("[name=text]").FillAsync("Please help.");
        await dialog.Locator("[name=raise]").ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        Assert.Equal("raise-request", (string?)Sent(console)["type"]);
    }

    private static JsonNode Sent(PaperConsole console) => JsonNode.Parse(Assert.Single(console.County.Commands).Body)!;

    private static IEnumerable<string> Listed(JsonNode? list) => (list?.AsArray() ?? []).Select(item => (string)item!);

    private static async Task SendAsync(ILocator dialog)
    {
        await dialog.Locator("[name=text]").FillAsync("Please help.");
        await dialog.Locator("button.pri").ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private async Task<ILocator> DialogAsync(PaperConsole console, bool script = true)
    {
        var page = await browsers.OpenAsync(console.Address, 1440, script: script);
        await Browsers.SignInAsync(page, console.County.Officer);
        await page.GotoAsync(Incident);
        if (script)
        {
            await page.Locator("#conn.up").WaitForAsync();
        }

        await page.Locator("[data-open=dlg-draft-request]").First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.WaitForAsync();
        return dialog;
    }
}

using System.Text.Json.Nodes;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Every act people may do has a place on a page.</summary>
public sealed class PlacedActTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = "/i/inc-360121-20260127-003";

    // The system's own, and the report, which has a page of its own.
    private static readonly string[] Elsewhere = ["report", "strike-clock", "record-delivery", "record-unmanned", "absorb", "release", "place-report", "leave-reports"];

    private static readonly string[] OnRequests = [.. PhaseTable.Rows.Where(row => RequestSteps.From(row.Command).Count > 0).Select(row => row.Word)];

    [Fact]
    public async Task Every_command_people_may_issue_is_offered_by_the_incidents_page()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "lead-yan";
        console.County.Seen = view => Everything(view) with { HandOverTo = view.Holder };
        var page = await OpenAsync(console, $"{Incident}?all=1&do=void-entry&version=33");

        var offered = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('form [name=type]')].map(field => field.value).concat(document.querySelector('form [name=raise]') ? ['raise-request'] : []).concat(document.querySelector('#dlg-merge-find [name=into]') ? ['merge-into'] : [])");

        Assert.Empty(PhaseTable.Rows.Select(row => row.Word).Except(Elsewhere).Except(offered));
    }

    [Fact]
    public async Task The_phone_offers_whatever_the_addressed_agency_may_do()
    {
        await using var console = await PaperConsole.StartAsync();
        string[] theirs = ["confirm-recorded-answer", "take-on-request", "answer-request", "send-back-request", "hand-on-request"];
        console.County.Officer = "police-fang";
        console.County.Opened = desk => desk with { Item = desk.Item with { State = RequestState.Acknowledged, Allowed = theirs } };
        var page = await OpenAsync(console, "/m/e/req-2", 360);

        var offered = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('form [name=type]')].map(field => field.value)");

        Assert.Equal(theirs.Order(), offered.Order());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_desk_confirms_or_disputes_what_was_recorded_for_it(bool disputes, bool agrees)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        console.County.Seen = view => Everything(view) with { OwnView = false };
        var page = await OpenAsync(console, Incident);

        await page.Locator("[data-open=dlg-confirm-recorded-answer-req-2]").ClickAsync();
        await page.Locator("dialog[open] [name=reason]").FillAsync("We said nothing of the kind.");
        await page.Locator(disputes ? "dialog[open] button[name=disputes]" : "dialog[open] button.ok").ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Equal(("confirm-recorded-answer", agrees), ((string?)Sent(console)["type"], (bool)Sent(console)["agrees"]!));
    }

    [Fact]
    public async Task A_desk_confirms_on_the_phone_with_a_reason_when_it_disputes()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        console.County.Opened = desk => desk with { Item = desk.Item with { State = RequestState.Answered, Allowed = ["confirm-recorded-answer"] } };
        var page = await OpenAsync(console, "/m/e/req-2", 360);

        await page.Locator("summary").ClickAsync();
        await page.Locator("[name=reason]").FillAsync("Not us.");
        await Browsers.ShootAsync(page, "paper-phone-confirm-360");
        await page.RunAndWaitForResponseAsync(() => page.Locator("[name=disputes]").ClickAsync(), response => response.Request.Method == "POST");

        Assert.Equal((false, "Not us."), ((bool)Sent(console)["agrees"]!, (string?)Sent(console)["reason"]));
    }

    [Fact]
    public async Task A_request_is_handed_on_to_an_officer_of_its_addressee()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = Everything;
        var page = await OpenAsync(console, Incident);

        await page.Locator("[data-open=dlg-hand-on-request-req-2]").ClickAsync();
        var choice = page.Locator("dialog[open] [name=officer]");
        var offered = await choice.Locator("option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)");
        await choice.SelectOptionAsync("police-deputy");
        await page.Locator("dialog[open] button.pri").ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Equal(PaperIncident.Officers(PaperCounty.Mechanism).Where(row => row.Agency == "agy-police").Select(row => row.Id), offered);
        Assert.Equal("police-deputy", (string?)Sent(console)["officer"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_entry_is_struck_out_with_what_is_right_in_its_place(bool script)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, $"{Incident}?all=1", script: script);

        await page.Locator("#e33 a[href*=void-entry]").ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=reason]").FillAsync("The phone was answered.");
        await dialog.Locator("[name=replace]").CheckAsync();
        Assert.Equal("no-answer", await dialog.Locator("[name=result]").InputValueAsync());
        await dialog.Locator("[name=result]").SelectOptionAsync("answered-refuses");
        await dialog.Locator("[name=contact]").FillAsync("00013800001");
        await Browsers.ShootAsync(page, "paper-void-entry");
        if (script)
        {
            Assert.Equal("", await Browsers.ViolationsAsync(page));
        }

        await dialog.Locator("button.red").ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        var command = Sent(console);
        Assert.Equal((33, "The phone was answered."), ((int)command["version"]!, (string?)command["reason"]));
        var replacement = command["replacement"]!;
        Assert.Equal(("record-contact-attempt", "per-1", "answered-refuses"), ((string?)replacement["type"], (string?)replacement["personId"], (string?)replacement["result"]));
        Assert.Equal(console.County.Entries.Single(entry => entry.Version == 33).At.ToUnixTimeSeconds() / 60, ((DateTimeOffset)replacement["at"]!).ToUnixTimeSeconds() / 60);
    }

    [Fact]
    public async Task An_entry_is_struck_out_with_nothing_in_its_place_unless_it_is_ticked()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, $"{Incident}?all=1");

        await page.Locator("#e34 a[href*=void-entry]").ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=reason]").FillAsync("Wrong incident.");
        Assert.False(await dialog.Locator("[name=result]").IsVisibleAsync());
        await dialog.Locator("button.red").ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        Assert.Null(Sent(console)["replacement"]);
    }

    [Fact]
    public async Task A_dialog_of_the_address_that_was_shut_stays_shut()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, $"{Incident}?do=withdraw-request-req-2");
        await page.Locator("dialog[open]").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.EvaluateAsync("new Promise(done => { Blazor.addEventListener('enhancedload', () => done()); Blazor.navigateTo(location.href, { replaceHistoryEntry: true }); })");

        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
        Assert.DoesNotContain("do=", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_for_one_person_never_stands_at_another()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, Incident);
        await page.Locator("article.person").Nth(0).Locator(".call .btn").First.ClickAsync();
        await page.Locator("dialog[open] [name=words]").FillAsync("said of Zhang");
        await page.Keyboard.PressAsync("Escape");

        await page.Locator("article.person").Nth(1).Locator(".call .btn").First.ClickAsync();

        Assert.Equal("", await page.Locator("dialog[open] [name=words]").InputValueAsync());
    }

    [Theory]
    [InlineData(Incident, "[name=words]")]
    [InlineData("/new", "[name=place]")]
    public async Task What_is_typed_of_a_person_is_not_kept_on_the_device(string path, string other)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = Everything;
        var page = await OpenAsync(console, path);

        var typed = await page.EvaluateAsync<int>("""
            other => {
              const type = (field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); };
              const persons = ['personName', 'phone', 'address', 'wechat', 'contact', 'name', 'code', 'reporterName', 'reporterPhone'];
              const fields = persons.flatMap(name => [...document.querySelectorAll(`form[method=post] [name="${name}"]`)]);
              fields.forEach(field => type(field, 'Mr Private'));
              type(document.querySelector(`form[method=post] ${other}`), 'kept words');
              return fields.length;
            }
            """, other);

        var stored = await page.EvaluateAsync<string>("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)");
        Assert.True(typed > 1);
        Assert.Contains("kept words", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Mr Private", stored, StringComparison.Ordinal);
    }

    private static JsonNode Sent(PaperConsole console) => JsonNode.Parse(Assert.Single(console.County.Commands).Body)!;

    private static IncidentView Everything(IncidentView view) => view with
    {
        Allowed = [.. PhaseTable.Rows.Select(row => row.Word).Except(OnRequests)],
        Requests = [.. view.Requests.Select(request => request with { Allowed = OnRequests })],
        Contacts = [.. view.Contacts.Select(ledger => ledger with { SummonsAt = PaperIncident.Now, SummonsPlace = "Office" })],
    };

    private async Task<IPage> OpenAsync(PaperConsole console, string path, int width = 1440, bool script = true)
    {
        var page = await browsers.OpenAsync(console.Address, width, script: script);
        await Browsers.SignInAsync(page, console.County.Officer);
        await page.GotoAsync(path);
        if (script)
        {
            await page.Locator("#conn.up").WaitForAsync();
        }

        return page;
    }
}

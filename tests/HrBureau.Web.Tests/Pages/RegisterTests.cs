using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A report taken down, what became of it, and what stays on the device.</summary>
public sealed class RegisterTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Other = "inc-360121-20260110-007";

    [Theory]
    [InlineData(true, false, "zh-CN", "已并入事件 " + PaperIncident.Id)]
    [InlineData(false, false, "zh-CN", "新事件 " + PaperIncident.Id)]
    [InlineData(true, false, "en", "Merged into incident " + PaperIncident.Id)]
    [InlineData(true, true, "zh-CN", "\u54cd\u5e94\u5df2\u6309\u89c4\u5219\u91cd\u65b0\u542f\u52a8")]
    [InlineData(true, true, "en", "it began again by rule")]
    public async Task What_became_of_a_report_is_said_with_similar_incidents_to_look_at(bool merged, bool again, string language, string said)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Registered = console.County.Registered with { Merged = merged, BeganAgain = again, Similar = [Other] };
        var page = await SignedInAsync(console, language);

        await SendAsync(page);

        var band = page.Locator("[data-registered]");
        Assert.Contains(said, await band.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal($"/i/{Other}", await band.GetByText(Other).GetAttributeAsync("href"));
        Assert.Equal("", await Browsers.ViolationsAsync(page));
    }

    [Fact]
    public async Task A_new_lead_is_called_a_lead()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Phase = Phase.Watched };
        var page = await SignedInAsync(console);

        await SendAsync(page);

        Assert.Contains("新线索", await page.Locator("[data-registered]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[data-registered] li").CountAsync());
    }

    [Theory]
    [InlineData("zh-CN", 1440, "\u4eba\u6570")]
    [InlineData("zh-CN", 360, "\u4eba\u6570")]
    [InlineData("en", 1440, "People")]
    public async Task Every_field_that_is_wrong_is_marked_and_says_what_it_may_hold(string language, int width, string people)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, width, language: language);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();
        await page.EvaluateAsync("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        await page.Locator("[name=place]").FillAsync("North gate");
        await page.Locator("[name=headcount]").FillAsync("-5");
        await page.Locator("[name=amount]").FillAsync("-1");

        await page.Locator("form .btns .btn.pri").ClickAsync();

        await Assertions.Expect(page.Locator("[data-refused]")).ToContainTextAsync(people);
        Assert.Equal(["headcount", "amount", "description"], await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[aria-invalid]')].map(field => field.name)"));
        await Assertions.Expect(page.Locator(".field:has([name=headcount]) .wrong")).ToContainTextAsync("1000000");
        await Assertions.Expect(page.Locator(".field:has([name=amount]) .wrong")).ToContainTextAsync("100000000");
        Assert.Equal("North gate", await page.Locator("[name=place]").InputValueAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"register-wrong-{language}-{width}", whole: true);
    }

    [Fact]
    public async Task A_field_that_the_decider_refuses_is_called_by_its_label()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Registered = console.County.Registered with { Outcome = CommandOutcome.Refused, Refusal = new RefusalView(RefusalCode.FieldInvalid, new Dictionary<string, string> { ["field"] = "place" }, null, "place") };
        var page = await SignedInAsync(console);

        await SendAsync(page, stands: false);

        await Assertions.Expect(page.Locator("[data-refused]")).ToContainTextAsync(PageText.Of("place"));
        Assert.DoesNotContain("place", await page.Locator("[data-refused]").InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("[name=place][aria-invalid]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task None_beside_something_seen_marks_the_boxes_and_says_why()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Registered = console.County.Registered with { Outcome = CommandOutcome.Invalid, Refusal = new RefusalView(RefusalCode.BehavioursContradict, new Dictionary<string, string>(), null, "behaviours") };
        var page = await SignedInAsync(console);
        await SendAsync(page, stands: false);

        await Assertions.Expect(page.Locator("[data-refused]")).ToContainTextAsync(TextTable.Refusals.Get("behaviours-contradict"));
        await Assertions.Expect(page.Locator("fieldset:has([name=behaviours]) .wrong")).ToHaveTextAsync(PageText.Of("rule.behaviours"));
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "register-contradict", whole: true);
    }

    [Theory]
    [InlineData("zh-CN", "\u53ef\u591a\u9009")]
    [InlineData("en", "several may be chosen")]
    public async Task Boxes_of_which_several_may_be_ticked_do_not_ask_for_one(string language, string said)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Answer = new CommandReply(CommandOutcome.Invalid, 42, [], new RefusalView(RefusalCode.FieldInvalid, new Dictionary<string, string> { ["field"] = "officers" }, null, "officers"), null);
        var page = await browsers.OpenAsync(console.Address, 1440, language: language);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"/i/{PaperIncident.Id}?do=assign-inspectors");
        var dialog = page.Locator("dialog[open]");
        await page.RunAndWaitForResponseAsync(() => dialog.Locator("button.pri").ClickAsync(), response => response.Request.Method == "POST");

        await Assertions.Expect(dialog.Locator("fieldset:has([name=officers]) .wrong")).ToContainTextAsync(said);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task A_number_without_its_source_marks_the_source(int width)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Answer = new CommandReply(CommandOutcome.Invalid, 42, [], new RefusalView(RefusalCode.SourceNeeded, new Dictionary<string, string>(), null, "persons.contacts.source"), null);
        var page = await browsers.OpenAsync(console.Address, width);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"/i/{PaperIncident.Id}?do=name-party");
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=role]").SelectOptionAsync("employer");
        await dialog.Locator("[name=name]").FillAsync("Demo Labour");
        await dialog.Locator("[name=personName]").FillAsync("Li");
        await dialog.Locator("[name=post]").SelectOptionAsync("legal-representative");
        await dialog.Locator("[name=phone]").FillAsync("00013800009");
        await page.RunAndWaitForResponseAsync(() => dialog.Locator("button.pri").ClickAsync(), response => response.Request.Method == "POST");

        await Assertions.Expect(dialog.Locator("[data-refused]")).ToContainTextAsync(TextTable.Refusals.Get("source-needed"));
        await Assertions.Expect(dialog.Locator(".field:has([name=source]) .wrong")).ToHaveTextAsync(PageText.Of("rule.needed", 200));
        await Browsers.ShootAsync(page, $"source-needed-{width}");
    }

    [Fact]
    public async Task A_person_is_kept_out_of_the_name_of_a_unit_by_a_word_beside_the_field()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync("/new");
        await Assertions.Expect(page.Locator(".field:has([name=employer]) small")).ToHaveTextAsync(PageText.Of("unit.hint"));

        await page.GotoAsync($"/i/{PaperIncident.Id}?do=name-party");
        await Assertions.Expect(page.Locator("#dlg-name-party .field:has([name=name]) small")).ToHaveTextAsync(PageText.Of("party.name.hint"));
    }

    [Fact]
    public async Task A_draft_is_its_officers_own()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync("/new");
        await page.Locator("[name=place]").FillAsync("Gate of Zhou");

        console.County.Officer = "duty-lu";
        await Browsers.SignInByHandAsync(page, "duty-lu");
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();

        Assert.Equal("", await page.Locator("[name=place]").InputValueAsync());
    }

    [Fact]
    public async Task A_draft_rests_in_its_tab_and_never_on_the_device()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync("/new");
        await page.Locator("[name=description]").FillAsync("Zhang called from 13800000001");
        await page.Locator("[name=reporterName]").FillAsync("Zhang the reporter");
        await page.Locator("[name=behaviours][value=gate-blocked]").CheckAsync();
        Assert.DoesNotContain("Zhang", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zhang the reporter", await StoredAsync(page), StringComparison.Ordinal);

        await page.ReloadAsync();
        await page.Locator("#conn.up").WaitForAsync();
        Assert.Equal("Zhang called from 13800000001", await page.Locator("[name=description]").InputValueAsync());
        Assert.True(await page.Locator("[name=behaviours][value=gate-blocked]").IsCheckedAsync());

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/new");
        await other.Locator("#conn.up").WaitForAsync();
        Assert.Equal("", await other.Locator("[name=description]").InputValueAsync());
    }

    [Fact]
    public async Task Signing_out_leaves_no_draft_on_the_device()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync("/new");
        await page.Locator("[name=place]").FillAsync("Gate of Zhou");
        Assert.Contains("Gate of Zhou", await StoredAsync(page), StringComparison.Ordinal);

        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.WaitForURLAsync("**/sign-in");

        Assert.DoesNotContain("Gate of Zhou", await StoredAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_stays_until_its_report_stands()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        console.County.Registered = new(CommandOutcome.TryAgain, null, null, false, [], null);
        await SendAsync(page, stands: false);
        await page.Locator("[data-refused]").WaitForAsync();
        Assert.Contains("Gate 3", await StoredAsync(page), StringComparison.Ordinal);

        console.County.Registered = new(CommandOutcome.Accepted, "rep-1", PaperIncident.Id, false, [], null);
        await SendAsync(page);

        await page.Locator("[data-registered]").WaitForAsync();
        Assert.DoesNotContain("Gate 3", await StoredAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_which_nothing_is_known_is_sent_again_under_its_key()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        console.County.Registered = new(CommandOutcome.TryAgain, null, null, false, [], null);
        await SendAsync(page, stands: false);
        await page.Locator("[data-refused]").WaitForAsync();

        console.County.Registered = new(CommandOutcome.Accepted, "rep-1", PaperIncident.Id, false, [], null);
        await page.Locator("form .btn.pri").ClickAsync();
        await page.WaitForURLAsync("**/i/inc-**");

        Assert.Equal(2, console.County.Reports.Count);
        Assert.Single(console.County.Reports.Select(report => JsonSerializer.Serialize(report)).Distinct());
    }

    [Fact]
    public async Task A_report_that_was_corrected_after_a_refusal_is_another_act()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        console.County.Registered = new(CommandOutcome.Refused, null, null, false, [], new RefusalView(RefusalCode.FieldInvalid, new Dictionary<string, string>(), null, "place"));
        await SendAsync(page, stands: false);
        await page.Locator("[data-refused]").WaitForAsync();

        console.County.Registered = new(CommandOutcome.Accepted, "rep-1", PaperIncident.Id, false, [], null);
        await page.Locator("form .btn.pri").ClickAsync();
        await page.WaitForURLAsync("**/i/inc-**");

        Assert.Equal(2, console.County.Reports.Select(report => report.Key).Distinct().Count());
    }

    [Fact]
    public async Task What_comes_back_from_another_time_is_said_and_can_be_cleared()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();
        await Assertions.Expect(page.Locator("[data-fresh]")).ToHaveCountAsync(0);
        await page.Locator("[name=headcount]").FillAsync("300");

        await page.GotoAsync("/");
        await page.GotoAsync("/new");
        await Assertions.Expect(page.Locator("[name=headcount]")).ToHaveValueAsync("300");
        await Assertions.Expect(page.Locator("[data-fresh]")).ToBeVisibleAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "register-recalled");

        await page.Locator("[data-fresh] button").ClickAsync();
        await Assertions.Expect(page.Locator("[name=headcount]")).ToHaveValueAsync("");
        await page.GotoAsync("/new");
        await Assertions.Expect(page.Locator("[name=headcount]")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_is_typed_never_stands_in_an_address()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add(Uri.UnescapeDataString(request.Url));
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();

        await page.Locator("[name=employer]").FillAsync("测试劳务");
        await page.Locator("[name=employer]").BlurAsync();
        await page.Locator("#similar a").First.WaitForAsync();

        Assert.Contains(addresses, address => address.Contains("similar", StringComparison.Ordinal));
        Assert.DoesNotContain(addresses, address => address.Contains("测试劳务", StringComparison.Ordinal));
    }

    private static Task<string> StoredAsync(IPage page) => page.EvaluateAsync<string>("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");

    private static async Task SendAsync(IPage page, bool stands = true)
    {
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("[name=place]").FillAsync("Gate 3");
        await page.Locator("[name=description]").FillAsync("Workers at the gate");
        await page.Locator("form .btn.pri").ClickAsync();
        if (stands)
        {
            await page.Locator("[data-registered]").WaitForAsync();
        }
    }

    private async Task<IPage> SignedInAsync(PaperConsole console, string language = "zh-CN")
    {
        var page = await browsers.OpenAsync(console.Address, 1440, language: language);
        await Browsers.SignInAsync(page, "duty-zhou");
        return page;
    }
}

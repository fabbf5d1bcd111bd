using HrBureau.Contracts;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What a page says that cannot be shown, and an act that nobody answered.</summary>
public sealed class ProblemPageTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = $"/i/{PaperIncident.Id}";

    [Theory]
    [InlineData("zh-CN", "没有找到，或您无权查看。")]
    [InlineData("en", "Not found, or not yours to see.")]
    public async Task Absent_nonsense_and_not_yours_are_the_same_page_in_words(string language, string said)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console, language);
        console.County.Hides = true;

        var texts = new HashSet<string>();
        foreach (var path in (string[])["/i/inc-360121-20260127-999", "/i/xyz", Incident, "/m/e/req-none", "/m/e/req-2", "/no-such-page"])
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal(404, answer!.Status);
            texts.Add((await page.Locator("#main").InnerTextAsync()).Trim());
        }

        Assert.Contains(said, Assert.Single(texts), StringComparison.Ordinal);
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"problem-absent-{language}");
    }

    [Fact]
    public async Task A_fault_of_a_page_is_said_in_words_with_the_way_back()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        console.County.Seen = _ => throw new StoreRefusedException();

        var answer = await page.GotoAsync($"{Incident}?all=1");

        Assert.Equal(500, answer!.Status);
        Assert.Contains(ProblemTexts.Sentence(ProblemCode.Fault), await page.Locator("[data-refused]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal($"{Incident}?all=1", await page.Locator("#main p a").First.GetAttributeAsync("href"));
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "problem-fault");
    }

    [Fact]
    public async Task A_place_in_the_timeline_that_is_none_shows_the_newest_page()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);

        var answer = await page.GotoAsync($"{Incident}?before=abc");

        Assert.Equal(200, answer!.Status);
        await page.Locator($"#e{console.County.Entries[^1].Version}").WaitForAsync();
    }

    [Fact]
    public async Task An_act_the_store_refuses_is_said_where_it_was_typed_and_sent_again_under_its_key()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync(Incident);
        await page.Locator("#conn.up").WaitForAsync();
        console.County.Fault = new StoreRefusedException();

        await page.Locator("form.note [name=text]").FillAsync("half a sentence");
        await page.Locator("form.note button").ClickAsync();

        await Assertions.Expect(page.Locator("[data-refused]")).ToContainTextAsync(ProblemTexts.Sentence(ProblemCode.Fault));
        Assert.Equal("half a sentence", await page.Locator("form.note [name=text]").InputValueAsync());
        await Browsers.ShootAsync(page, "problem-act");

        console.County.Fault = null;
        await page.Locator("form.note button").ClickAsync();
        await Assertions.Expect(page.Locator("form.note [name=text]")).ToHaveValueAsync("");
        Assert.Single(console.County.Commands.Select(command => command.CommandId).Distinct());
    }

    [Fact]
    public async Task A_form_that_is_too_old_to_be_taken_is_said_in_words_and_what_was_typed_comes_back()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync(Incident);
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("form.note [name=text]").FillAsync("half a sentence");
        await page.EvaluateAsync("document.querySelectorAll('[name=__RequestVerificationToken]').forEach(field => field.value = 'old')");

        await page.Locator("form.note button").ClickAsync();

        await Assertions.Expect(page.Locator("#main [data-refused]")).ToContainTextAsync(ProblemTexts.Sentence(ProblemCode.FormExpired));
        Assert.Empty(console.County.Commands);
        await Browsers.ShootAsync(page, "problem-form");

        await page.Locator("#main p a").First.ClickAsync();
        await Assertions.Expect(page.Locator("form.note [name=text]")).ToHaveValueAsync("half a sentence");
        await page.Locator("form.note button").ClickAsync();
        await Assertions.Expect(page.Locator("form.note [name=text]")).ToHaveValueAsync("");
        Assert.Contains("half a sentence", Assert.Single(console.County.Commands).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_forgotten_for_no_answer_that_is_no_page_of_ours()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await SignedInAsync(console);
        await page.GotoAsync(Incident);
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("form.note [name=text]").FillAsync("half a sentence");
        await page.RouteAsync($"**{Incident}", route => route.Request.Method == "POST" ? route.FulfillAsync(new() { Status = 502, ContentType = "text/html", Body = "<!DOCTYPE html><html lang=\"en\"><body><p>Bad gateway</p></body></html>" }) : route.ContinueAsync());

        var answered = page.WaitForResponseAsync(answer => answer.Request.Method == "POST");
        await page.Locator("form.note button").ClickAsync();
        await answered;
        await page.Locator("form.note").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GotoAsync(Incident);

        await Assertions.Expect(page.Locator("form.note [name=text]")).ToHaveValueAsync("half a sentence");
    }

    private async Task<IPage> SignedInAsync(PaperConsole console, string language = "zh-CN")
    {
        var page = await browsers.OpenAsync(console.Address, 1440, language: language);
        await Browsers.SignInAsync(page, "duty-zhou");
        return page;
    }
}

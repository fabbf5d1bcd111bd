using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Who signs sees on what the letter rests.</summary>
public sealed class SigningTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task The_signer_sees_the_proof_what_of_it_is_none_and_the_articles(int width)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "lead-yan";
        var page = await OpenAsync(console, width, "approve-request-req-1");

        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog.Locator(".proof")).ToContainTextAsync(PageText.Of("rule.failures.of", 3, 3));
        await Assertions.Expect(dialog.Locator(".proof")).ToContainTextAsync(PageText.Of("rule.channels.of", 2, 2));
        await Assertions.Expect(dialog.Locator(".proof")).ToContainTextAsync(PageText.Of("rule.span.of", 130, 120));
        await Assertions.Expect(dialog.Locator(".proof .tries li")).ToHaveCountAsync(3);
        await Assertions.Expect(dialog.Locator(".proof .tries li:has-text('" + Words.Of("AttemptFlag", "alone") + "')")).ToHaveCountAsync(1);
        await Assertions.Expect(dialog.Locator(".proof .notice")).ToHaveTextAsync(PageText.Of("proof.alone", 1, 3));
        var lawful = PaperCounty.Mechanism.Kind(RequestKind.JointInterview, CountyTime.DayOf(PaperIncident.Now)).Measures.Select(Words.Of);
        await Assertions.Expect(dialog.Locator(".letter")).ToContainTextAsync($"{PageText.Of("measures.lawful.of")} {Words.Listed(lawful)}");
        foreach (var statute in Statutes(RequestKind.EarlyIntervention))
        {
            await Assertions.Expect(dialog.Locator(".letter")).ToContainTextAsync(statute.Article.Zh);
            await Assertions.Expect(dialog.Locator(".letter")).ToContainTextAsync(statute.Sentence.Zh);
        }

        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"signing-{width}");
        await dialog.Locator("button.red").ScrollIntoViewIfNeededAsync();
        await Browsers.ShootAsync(page, $"signing-{width}-end");
    }

    [Fact]
    public async Task A_request_that_shares_nothing_says_so()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Requests = [view.Requests[1] with { Share = [] }] };
        var page = await OpenAsync(console, 1440, "withdraw-request-req-2");
        await Assertions.Expect(page.Locator("article.request .letter")).ToContainTextAsync($"{PageText.Of("shared.parts")} {PageText.Of("none")}");
    }

    [Fact]
    public async Task Tries_with_two_present_are_not_said_to_be_one_officers_own()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "lead-yan";
        console.County.Seen = view => view with { Contacts = [.. view.Contacts.Select(row => row with { Attempts = [.. row.Attempts.Select(attempt => attempt with { Flags = [] })], FailuresAlone = 0 })] };
        var page = await OpenAsync(console, 1440, "approve-request-req-1");

        await Assertions.Expect(page.Locator("dialog[open] .proof .tries li")).ToHaveCountAsync(3);
        Assert.Equal(0, await page.Locator("dialog[open] .proof .notice").CountAsync());
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task Who_sends_a_letter_at_once_sees_the_same(int width)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "lead-yan";
        console.County.Seen = view => view with { Allowed = [.. view.Allowed, "raise-request"] };
        var page = await OpenAsync(console, width, "draft-request");

        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=kind][value=on-scene-order]").CheckAsync();
        await Assertions.Expect(dialog.Locator(".proof")).ToContainTextAsync(PageText.Of("proof.alone", 1, 3));
        await Assertions.Expect(dialog.Locator(".of-kind:visible")).ToContainTextAsync(Statutes(RequestKind.OnSceneOrder).First().Article.Zh);
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"signing-draft-{width}");
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(360, false)]
    public async Task The_signer_ticks_which_numbers_go_with_the_letter_and_none_is_ticked_for_him(int width, bool ticks)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "lead-yan";
        var page = await OpenAsync(console, width, "approve-request-req-1");

        var boxes = page.Locator("dialog[open] [name=contacts]");
        await Assertions.Expect(boxes).ToHaveCountAsync(2);
        Assert.Equal(0, await page.Locator("dialog[open] [name=contacts]:checked").CountAsync());
        if (ticks)
        {
            await boxes.Nth(1).CheckAsync();
        }

        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await boxes.First.ScrollIntoViewIfNeededAsync();
        await Browsers.ShootAsync(page, $"signing-contacts-{width}");
        await page.RunAndWaitForResponseAsync(() => page.Locator("dialog[open] button.red").ClickAsync(), response => response.Request.Method == "POST");

        var sent = (IncidentCommand.ApproveRequest)DomainJson.ReadCommand(Assert.Single(console.County.Commands).Body);
        Assert.Equal(ticks ? [new("per-1", "城关镇虚构路 1 号", 1)] : null, sent.Contacts);
    }

    [Fact]
    public async Task Another_number_in_the_place_of_the_ticked_one_does_not_go()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "lead-yan";
        var page = await OpenAsync(console, 1440, "approve-request-req-1");
        await page.Locator("dialog[open] [name=contacts]").First.CheckAsync();

        var seen = console.County.Seen;
        console.County.Seen = view => seen(view) with { Chain = [.. seen(view).Chain.Select(party => party with { Persons = [.. party.Persons.Select(person => person with { Contacts = [.. person.Contacts.Reverse()] })] })] };
        await page.RunAndWaitForResponseAsync(() => page.Locator("dialog[open] button.red").ClickAsync(), response => response.Request.Method == "POST");

        Assert.Empty(console.County.Commands);
        await Assertions.Expect(page.Locator("dialog[open] .refusal, dialog[open] [role=alert]").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_phone_of_the_addressed_agency_shows_the_number_to_call_and_the_address_to_go_to()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        console.County.Opened = desk => desk with { Persons = [PaperIncident.View(PaperCounty.Mechanism).Chain[0].Persons[0]] };
        var page = await browsers.OpenAsync(console.Address, 360, 740);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/m/e/req-2");

        await Assertions.Expect(page.Locator(".tels a[href='tel:00013800001']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".mf")).ToContainTextAsync("城关镇虚构路 1 号");
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "phone-contacts-360", whole: true);
    }

    private static IEnumerable<StatuteRow> Statutes(RequestKind kind) =>
        PaperCounty.Mechanism.Kind(kind, CountyTime.DayOf(PaperIncident.Now)).Statutes.Select(id => PaperCounty.Mechanism.Statutes.First(row => row.Id == id));

    private async Task<IPage> OpenAsync(PaperConsole console, int width, string dialog)
    {
        var page = await browsers.OpenAsync(console.Address, width, width < 700 ? 740 : 900);
        await Browsers.SignInAsync(page, "lead-yan");
        await page.GotoAsync($"/i/{PaperIncident.Id}?do={dialog}");
        await page.Locator("#conn.up").WaitForAsync();
        return page;
    }
}

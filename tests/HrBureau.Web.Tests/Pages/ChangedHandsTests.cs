using System.Text.Json.Nodes;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Whose incident it is: nobody calls a mask, and what was begun before it changed hands is said.</summary>
public sealed class ChangedHandsTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = $"/i/{PaperIncident.Id}";

    [Fact]
    public async Task A_number_that_is_masked_is_not_called_and_another_is_written_in_full()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = Masked;
        var page = await OpenAsync(console);

        var person = page.Locator(".person").First;
        Assert.Equal(0, await person.Locator("a[href^='tel:']").CountAsync());
        Assert.Equal(0, await person.Locator(".call .btn[data-open=dlg-record-contact-attempt]").CountAsync());
        await Assertions.Expect(person).ToContainTextAsync(PageText.Of("contacts.masked"));

        await person.Locator("[data-open=dlg-record-contact-attempt]").ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=channel]").SelectOptionAsync("phone");
        await page.RunAndWaitForResponseAsync(() => dialog.Locator("[name=result][value=no-answer]").ClickAsync(), response => response.Request.Method == "POST");
        await Assertions.Expect(dialog.Locator("[name=contact][aria-invalid]")).ToHaveCountAsync(1);
        await Assertions.Expect(dialog.Locator("h2")).ToContainTextAsync((await person.Locator("header b").InnerTextAsync()).Trim());
        Assert.Empty(console.County.Commands);
        await Browsers.ShootAsync(page, "record-call-masked");

        await dialog.Locator("[name=contact]").FillAsync("00013800001");
        await page.RunAndWaitForResponseAsync(() => dialog.Locator("[name=result][value=no-answer]").ClickAsync(), response => response.Request.Method == "POST");
        Assert.Equal("00013800001", (string?)JsonNode.Parse(Assert.Single(console.County.Commands).Body)!["contact"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_step_never_leads_to_a_masked_number(bool masked)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => masked ? Masked(view) : view;
        var page = await OpenAsync(console);

        await page.Locator(".steps [data-open=dlg-record-contact-attempt]").ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.WaitForAsync();
        Assert.Equal(masked ? "" : "0", await dialog.Locator("[name=c]").InputValueAsync());
        Assert.DoesNotContain("*", await dialog.Locator("h2").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_begun_before_the_incident_changed_hands_is_said_and_kept(bool script)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, script);
        await page.Locator(".person .call .btn").First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=words]").FillAsync("He did not pick up.");

        var other = PaperIncident.Officers(PaperCounty.Mechanism)[1];
        console.County.Seen = view => view with { Holder = other };
        console.County.Answer = new CommandReply(CommandOutcome.Refused, 43, [], new RefusalView(RefusalCode.HolderChanged, new Dictionary<string, string> { ["officer"] = other.Id }, null, null), null);
        await page.RunAndWaitForResponseAsync(() => dialog.Locator("[name=result][value=no-answer]").ClickAsync(), response => response.Request.Method == "POST");

        await Assertions.Expect(dialog.Locator("[data-refused]")).ToContainTextAsync(other.Name.Zh);
        Assert.Equal("He did not pick up.", await dialog.Locator("[name=words]").InputValueAsync());
        Assert.Equal("duty-zhou", Assert.Single(console.County.Commands).HeldBy);
        await Browsers.ShootAsync(page, $"changed-hands-{(script ? "script" : "plain")}");

        console.County.Answer = null;
        await page.RunAndWaitForResponseAsync(() => dialog.Locator("[name=result][value=no-answer]").ClickAsync(), response => response.Request.Method == "POST");
        var again = console.County.Commands[^1];
        Assert.Equal((other.Id, "He did not pick up."), (again.HeldBy, (string?)JsonNode.Parse(again.Body)!["words"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_another_officer_verified_meanwhile_is_read_before_it_is_written_over(bool script)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = Verifiable;
        var page = await OpenAsync(console, script);
        await page.Locator("[data-open=dlg-verify-report]").First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=headcount]").FillAsync("12");

        var other = PaperIncident.Officers(PaperCounty.Mechanism).First(officer => officer.Id == "duty-lu");
        console.County.Seen = view => Verifiable(view) with { Version = view.Version + 1 };
        var next = PaperIncident.View(PaperCounty.Mechanism).Version + 1;
        console.County.Entries = [.. console.County.Entries, new TimelineEntryView(next, "report-verified", PaperIncident.Now, PaperIncident.Now, other, "agy-hr", """{"headcount":80,"behaviours":[]}""", false, "0f3a9c77", null, null)];
        await page.RunAndWaitForResponseAsync(() => dialog.Locator(".btns button.btn").ClickAsync(), response => response.Request.Method == "POST");

        await Assertions.Expect(dialog.Locator("[data-refused]")).ToContainTextAsync(other.Name.Zh);
        await Assertions.Expect(dialog.Locator("[data-refused]")).ToContainTextAsync("80");
        Assert.Equal("12", await dialog.Locator("[name=headcount]").InputValueAsync());
        Assert.Empty(console.County.Commands);

        await page.RunAndWaitForResponseAsync(() => dialog.Locator(".btns button.btn").ClickAsync(), response => response.Request.Method == "POST");
        Assert.Equal(12, (int)JsonNode.Parse(Assert.Single(console.County.Commands).Body)!["headcount"]!);
    }

    [Theory]
    [InlineData(80, 80, true)]
    [InlineData(80, 12, false)]
    public async Task What_one_verified_in_another_window_is_read_too_but_not_the_same_said_again(int before, int now, bool taken)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = Verifiable;
        var page = await OpenAsync(console);
        await page.Locator("[data-open=dlg-verify-report]").First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=headcount]").FillAsync($"{now}");

        var own = PaperIncident.Officers(PaperCounty.Mechanism).First(officer => officer.Id == "duty-zhou");
        console.County.Seen = view => Verifiable(view) with { Version = view.Version + 1 };
        var next = PaperIncident.View(PaperCounty.Mechanism).Version + 1;
        var behaviours = string.Join(',', (await dialog.Locator("[name=behaviours]:checked").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)")).Select(word => $"\"{word}\""));
        console.County.Entries = [.. console.County.Entries, new TimelineEntryView(next, "report-verified", PaperIncident.Now, PaperIncident.Now, own, "agy-hr", $$"""{"headcount":{{before}},"behaviours":[{{behaviours}}]}""", false, "0f3a9c77", null, null)];
        await page.RunAndWaitForResponseAsync(() => dialog.Locator(".btns button.btn").ClickAsync(), response => response.Request.Method == "POST");

        if (!taken)
        {
            await Assertions.Expect(dialog.Locator("[data-refused]")).ToContainTextAsync($"{before}");
        }

        Assert.Equal(taken ? 1 : 0, console.County.Commands.Count);
    }

    [Fact]
    public async Task A_signature_rests_on_nobody_who_holds_the_incident()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "lead-yan";
        var page = await OpenAsync(console, officer: "lead-yan");
        await page.Locator("article.request a[data-open^=dlg-approve-request]").First.ClickAsync();
        await page.RunAndWaitForResponseAsync(() => page.Locator("dialog[open] button.btn").ClickAsync(), response => response.Request.Method == "POST");
        Assert.Null(Assert.Single(console.County.Commands).HeldBy);
    }

    private static IncidentView Verifiable(IncidentView view) => view with { Allowed = [.. view.Allowed.Union(["verify-report"])] };

    private static IncidentView Masked(IncidentView view) => view with
    {
        Chain = [.. view.Chain.Select(party => party with { Persons = [.. party.Persons.Select(person => person with { Contacts = [.. person.Contacts.Select(contact => contact with { Value = "000****0001", Masked = true })] })] })],
    };

    private async Task<IPage> OpenAsync(PaperConsole console, bool script = true, string officer = "duty-zhou")
    {
        var page = await browsers.OpenAsync(console.Address, 1440, script: script);
        await Browsers.SignInAsync(page, officer);
        await page.GotoAsync(Incident);
        if (script)
        {
            await page.Locator("#conn.up").WaitForAsync();
        }

        return page;
    }
}

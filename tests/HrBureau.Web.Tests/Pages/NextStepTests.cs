using System.Text.RegularExpressions;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What to do now: every button leads to its form.</summary>
public sealed partial class NextStepTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = "/i/inc-360121-20260127-003";
    private static readonly string[] Taps = ["take-charge", "accept-hand-over"];

    // The acts a step can name, each with what it is about.
    private static readonly (string Word, string? Subject)[] Steps =
    [
        ("record-answer", "req-2"), ("take-charge", null), ("accept-hand-over", "duty-zhou"), ("verify-report", null), ("assign-inspectors", null), ("end-response", null), ("close", null),
        ("complete-call-task", "ntc-1"), ("name-party", null), ("record-summons-outcome", "per-1"), ("draft-request", "per-1"), ("record-contact-attempt", "per-2"),
        ("change-grade", null), ("update-facts", null), ("declare-unreachable", "per-1"), ("file-request-paper", "req-2"), ("withdraw-request", "req-2"), ("approve-request", "req-1"), ("fulfil-request", "req-2"), ("void-incident", null),
    ];

    [Fact]
    public void Every_act_a_step_can_name_is_pressed_here()
    {
        var words = PhaseTable.Rows.Select(row => row.Word).ToHashSet();
        var named = Directory.EnumerateFiles(Repository.At("src", "HrBureau.Domain"), "NextSteps*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Quoted().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).Where(words.Contains).Distinct();

        // A clock has the name of an act.
        Assert.Equal(named.Except(["hand-over"]).Order(), Steps.Select(step => step.Word).Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_button_opens_its_form(bool script)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = AllSteps;
        var page = await browsers.OpenAsync(console.Address, 1440, script: script);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(Incident);
        if (script)
        {
            await page.Locator("#conn.up").WaitForAsync();
        }

        foreach (var (word, subject) in Steps.Where(step => !Taps.Contains(step.Word)))
        {
            var number = Array.FindIndex(Steps, step => step.Word == word);
            await page.Locator(".steps li").Nth(number).Locator(".btn").ClickAsync();
            var dialog = page.Locator("dialog[open]");
            await dialog.WaitForAsync(new() { Timeout = 5_000 });
            Assert.Equal(word, await dialog.Locator("[name=type]").InputValueAsync());
            if (subject is not null && word != "draft-request")
            {
                Assert.Equal(subject, await dialog.Locator("[name=requestId], [name=personId], [name=noticeId]").First.InputValueAsync());
            }

            await dialog.Locator("[data-close]").ClickAsync();
            await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        }

        foreach (var word in Taps)
        {
            await page.Locator($".steps form:has([value={word}]) button").WaitForAsync();
        }
    }

    [Fact]
    public async Task Every_button_that_opens_a_dialog_has_one()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = AllSteps;
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"{Incident}?all=1");

        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-open]')].map(link => link.dataset.open).filter(id => !document.getElementById(id))"));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task A_call_to_make_says_its_number_where_it_is_asked(int width)
    {
        await using var console = await PaperConsole.StartAsync();
        var call = new CallTaskView("000-2007", new LocalisedText("\u65b9\u66ff\u58f0", "Fang Tisheng"));
        console.County.Seen = view => view with
        {
            NextSteps =
            [
                new("make-call", new Dictionary<string, string>(), "decree-724-41", "complete-call-task", "ntc-1", null, 0) { Text = "Call him.", Call = call },
                new("approve-draft", new Dictionary<string, string>(), "decree-724-41", "approve-request", "req-1", null, 0) { Text = "Have it signed." },
            ],
            Requests = [.. view.Requests.Select(request => request with { MaySign = false })],
        };
        var page = await browsers.OpenAsync(console.Address, width);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(Incident);

        await Assertions.Expect(page.Locator(".steps li").Nth(0).Locator("a[href='tel:000-2007']")).ToBeVisibleAsync();
        var signer = PaperIncident.Officers(PaperCounty.Mechanism).First(row => row.Id == "lead-yan").Phone!;
        await Assertions.Expect(page.Locator(".steps li").Nth(1).Locator($"a[href='tel:{signer.Replace(" ", "", StringComparison.Ordinal)}']")).ToBeVisibleAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"steps-call-{width}");
    }

    [Theory]
    [InlineData(160, 12, 160)]
    [InlineData(3, 46, 46)]
    public async Task Who_verifies_again_starts_from_what_was_reported(int reported, int verified, int shown)
    {
        await using var console = await PaperConsole.StartAsync();
        var args = new Dictionary<string, string> { ["reportNumber"] = "2", ["headcount"] = $"{reported}", ["behaviours"] = "self-harm-threat,gate-blocked" };
        console.County.Seen = view => view with
        {
            Allowed = ["verify-report"],
            Headcount = verified,
            Behaviours = [Behaviour.None],
            NextSteps = [new(NextStepCodes.VerifyAgain, args, "decree-724-41", "verify-report", null, null, 3)],
        };
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(Incident);

        var step = page.Locator(".steps li").First;
        await Assertions.Expect(step).ToContainTextAsync(Words.Listed([Words.Of(Behaviour.SelfHarmThreat), Words.Of(Behaviour.GateBlocked)]));
        await step.Locator(".btn").ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog.Locator(".notice")).ToHaveTextAsync(PageText.Of("verify.reported", "2"));
        await Assertions.Expect(dialog.Locator("[name=headcount]")).ToHaveValueAsync($"{shown}");
        Assert.Equal(["gate-blocked", "self-harm-threat"], (await dialog.Locator("[name=behaviours]:checked").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)")).Order());
        await Browsers.ShootAsync(page, "verify-again");
    }

    private static IncidentView AllSteps(IncidentView view) => view with
    {
        Allowed = [.. PhaseTable.Rows.Select(row => row.Word)],
        Requests = [.. view.Requests.Select(request => request with { Allowed = [.. PhaseTable.Rows.Where(row => RequestSteps.From(row.Command).Count > 0).Select(row => row.Word)] })],
        NextSteps = [.. Steps.Select((step, index) => new NextStepView(step.Word, new Dictionary<string, string>(), "decree-724-41", step.Word, step.Subject, null, index) { Text = step.Word })],
    };

    [GeneratedRegex("\"([a-z-]+)\"")]
    private static partial Regex Quoted();
}

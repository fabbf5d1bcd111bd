using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Every page looked at in a browser with a paper county behind it.</summary>
public sealed class PaperPageTests(Browsers browsers) : IClassFixture<Browsers>
{
    public static TheoryData<string, string, string> Pages => new()
    {
        { "list", "/", "duty-zhou" },
        { "incident", "/i/inc-360121-20260127-003", "duty-zhou" },
        { "register", "/new", "duty-zhou" },
        { "inbox", "/inbox", "police-fang" },
        { "phone", "/m/e/req-2", "police-fang" },
        { "me", "/me", "duty-zhou" },
        { "sign-in", "/sign-in?ended=1", "" },
        { "absent", "/no-such-page", "duty-zhou" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_no_axe_violation_wide_and_narrow_light_and_dark(string name, string path, string officer)
    {
        await using var console = await PaperConsole.StartAsync();
        foreach (var (width, height, dark) in new[] { (1440, 900, false), (768, 1024, false), (360, 740, false), (1440, 900, true), (360, 740, true) })
        {
            var page = await browsers.OpenAsync(console.Address, width, height, dark: dark);
            var errors = new List<string>();
            page.Console += (_, said) => { if (said.Type == "error") { errors.Add(said.Text); } };
            page.PageError += (_, said) => errors.Add(said);
            if (officer.Length > 0)
            {
                console.County.Officer = officer;
                await Browsers.SignInAsync(page, officer);
            }

            var answer = await page.GotoAsync(path);
            if (await page.Locator("#conn").CountAsync() > 0)
            {
                await page.Locator("#conn.up").WaitForAsync();
            }

            await Browsers.ShootAsync(page, $"paper-{name}-{width}{(dark ? "-dark" : "")}");
            Assert.Equal("", await Browsers.ViolationsAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {width}");
            Assert.Empty(answer!.Ok ? errors : errors.Where(error => !error.Contains("404", StringComparison.Ordinal)));
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_fault_of_a_page_is_found()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, 1440);
        await page.GotoAsync("/sign-in");
        Assert.Equal("", await Browsers.ViolationsAsync(page));

        await page.EvaluateAsync("const main = document.querySelector('main'); main.insertAdjacentHTML('beforeend', '<img src=\"/icon.svg\"><p>pale</p>'); Object.assign(main.lastElementChild.style, { color: '#ccc', background: '#fff' }); 0");

        var found = await Browsers.ViolationsAsync(page);
        Assert.Contains("image-alt", found, StringComparison.Ordinal);
        Assert.Contains("color-contrast", found, StringComparison.Ordinal);
    }
}

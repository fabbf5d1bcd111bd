using HrBureau.Host;
using HrBureau.Silo;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class KeyFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_key_is_made_once_for_the_running_account_alone()
    {
        using var made = KeyFile.Open(Settings());
        using var read = KeyFile.Open(Settings());

        Assert.Equal(made.SealingSecrets, read.SealingSecrets);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At("token.key")));
            Assert.False(PrivateFile.IsOpenToAll(folder.At("token.key")));
        }
    }

    [Fact]
    public async Task A_key_that_every_account_may_read_is_said_at_the_start()
    {
        await File.WriteAllTextAsync(folder.At("token.key"), Convert.ToBase64String(new byte[48]), TestContext.Current.CancellationToken);
        folder.ShowAll("token.key");
        await File.WriteAllTextAsync(folder.At("password"), "nobody-knows-it", TestContext.Current.CancellationToken);
        folder.ShowAll("password");
        await using var host = await HostProcess.StartAsync(folder.Path, settings: ("HRB_PASSWORD_FILE", folder.At("password")));

        Assert.Contains($"may read {folder.At("token.key")}, which holds a secret", host.Output, StringComparison.Ordinal);
        Assert.Contains($"may read {folder.At("password")}, which holds a secret", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody-knows-it", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_new_key_is_made_beside_data_that_another_sealed()
    {
        File.WriteAllText(folder.At("log.db"), "");

        var refused = Assert.Throws<StartRefusedException>(() => KeyFile.Open(Settings()));

        Assert.Contains(folder.At("token.key"), refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("token.key")));
    }

    [Fact]
    public void Older_keys_stand_on_further_lines()
    {
        var (old, present) = (Convert.ToBase64String(new byte[32]), Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 40)]));
        File.WriteAllText(folder.At("key"), old);
        using var before = KeyFile.Open(Settings("key"));
        File.WriteAllText(folder.At("key"), $"{present}\n\n{old}\n");
        using var after = KeyFile.Open(Settings("key"));

        var token = new Tokens(before, TimeProvider.System).IssueSystem("silo").Text;

        Assert.IsType<TokenReading.Valid>(new Tokens(after, TimeProvider.System).Read(token));
        Assert.Equal(before.SealingSecrets[0], after.SealingSecrets[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_key_that_is_none_is_refused_by_line_and_never_quoted(string text)
    {
        File.WriteAllText(folder.At("key"), text);

        var refused = Assert.Throws<StartRefusedException>(() => KeyFile.Open(Settings("key")));

        Assert.Contains(folder.At("key"), refused.Message, StringComparison.Ordinal);
        Assert.True(text.Length == 0 || !refused.Message.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_file_that_was_named_is_never_made_up() =>
        Assert.Contains("HRB_TOKEN_KEY_FILE", Assert.Throws<StartRefusedException>(() => KeyFile.Open(Settings("absent"))).Message, StringComparison.Ordinal);

    private Settings Settings(string? file = null) => SettingsReader.Read(
        CommandLine.Read(["--data", folder.Path]),
        file is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["HRB_TOKEN_KEY_FILE"] = folder.At(file) });
}

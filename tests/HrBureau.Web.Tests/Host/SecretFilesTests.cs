using HrBureau.Host;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class SecretFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_secret_may_stand_in_a_file_and_the_end_of_its_line_is_not_part_of_it()
    {
        var settings = Read([], ("HRB_DATABASE_FILE", Kept("run", "Host=db;Password=x y\n")), ("HRB_DATABASE_ADMIN_FILE", Kept("own", "Host=db;Password=z")), ("HRB_BOOTSTRAP_PASSWORD_FILE", Kept("all", "county-drill-2026\n")), ("HRB_PASSWORD_FILE", Kept("one", "mine\r\n")), ("HRB_COUNTY", "demo"));

        Assert.Equal(("Host=db;Password=x y", "Host=db;Password=z"), (settings.Database, settings.DatabaseAdmin));
        Assert.Equal(("county-drill-2026", "mine"), (settings.BootstrapPassword, settings.Password));
        Assert.Equal(new[] { "all", "one", "own", "run" }.Select(folder.At), settings.Secrets.Where(path => Path.GetDirectoryName(path) == folder.Path).Order());
    }

    [Theory]
    [InlineData("HRB_DATABASE", null)]
    [InlineData("HRB_DATABASE_ADMIN", " \n")]
    [InlineData("HRB_PASSWORD", "")]
    public void A_file_that_is_not_there_or_empty_stops_the_start_with_the_setting_and_its_path(string secret, string? text)
    {
        var path = text is null ? folder.At("nowhere") : Kept("it", text);
        var refused = Assert.Throws<StartRefusedException>(() => Read([], ($"{secret}_FILE", path), ("HRB_COUNTY", "demo")));

        Assert.All(refused.Message.Split('\n'), line => Assert.Contains($"{secret}_FILE", line, StringComparison.Ordinal));
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_secret() =>
        Assert.Throws<StartRefusedException>(() => Read([], ("HRB_PASSWORD_FILE", folder.Path)));

    [Fact]
    public void Both_at_once_are_refused_with_both_names()
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read([], ("HRB_PASSWORD", "a"), ("HRB_PASSWORD_FILE", Kept("b", "b"))));

        Assert.All(refused.Message.Split('\n'), line => Assert.Contains("HRB_PASSWORD_FILE", line, StringComparison.Ordinal));
        Assert.DoesNotContain("HRB_PASSWORD_FILE_FILE", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_typed_wins_over_the_environment_in_either_form()
    {
        var file = Kept("file", "from-file");

        Assert.Equal("typed", Read(["--password", "typed"], ("HRB_PASSWORD_FILE", file)).Password);
        Assert.Equal("from-file", Read(["--password-file", file], ("HRB_PASSWORD", "environment")).Password);
        Assert.Throws<StartRefusedException>(() => Read(["--password", "typed", "--password-file", file]));
    }

    [Fact]
    public void A_secret_read_from_a_file_is_checked_as_any_other() =>
        Assert.Contains("HRB_BOOTSTRAP_PASSWORD", Assert.Throws<StartRefusedException>(() => Read([], ("HRB_BOOTSTRAP_PASSWORD_FILE", Kept("short", "short")))).Message, StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();

    private string Kept(string name, string text)
    {
        File.WriteAllText(folder.At(name), text);
        return folder.At(name);
    }

    private static Settings Read(string[] args, params (string Name, string Value)[] environment) =>
        SettingsReader.Read(CommandLine.Read(args), environment.ToDictionary(pair => pair.Name, pair => pair.Value));
}

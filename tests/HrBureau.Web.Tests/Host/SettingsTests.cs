using HrBureau.Host;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Nothing_given_starts_the_demonstration_county_in_one_process()
    {
        var settings = Read([]);

        Assert.Equal((Role.All, true, null), (settings.Role, settings.IsDemo, settings.Database));
        Assert.Equal(["http://127.0.0.1:5080"], settings.Urls);
        Assert.Equal(Path.Combine(TestKit.Repository.Root, "data"), settings.DataFolder);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment_and_knows_short_names()
    {
        var settings = Read(["--data", "/tmp/a", "--urls=http://127.0.0.1:6000"], ("HRB_DATA", "/tmp/b"), ("ASPNETCORE_URLS", "http://127.0.0.1:7000"));

        Assert.Equal("/tmp/a", settings.DataFolder);
        Assert.Equal("http://127.0.0.1:6000", settings.PublicUrl);
    }

    [Theory]
    [InlineData("HRB_DATABSE", "Host=x", "HRB_DATABASE")]
    [InlineData("HRB_BOOTSTRAP_PASSWORT", "x", "HRB_BOOTSTRAP_PASSWORD")]
    [InlineData("HRB_ROLE", "both", "HRB_ROLE")]
    [InlineData("HRB_ROLE", "silo", "HRB_COUNTY")]
    [InlineData("HRB_COUNTY", "/no/such/folder", "HRB_COUNTY")]
    [InlineData("HRB_SILO_PORT", "0", "HRB_SILO_PORT")]
    [InlineData("HRB_GATEWAY_PORT", "70000", "HRB_GATEWAY_PORT")]
    [InlineData("HRB_ADVERTISE", "0.0.0.0", "HRB_ADVERTISE")]
    [InlineData("HRB_ADVERTISE", "db.example", "HRB_ADVERTISE")]
    [InlineData("HRB_ADVERTISE", "203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("HRB_BOOTSTRAP_PASSWORD", "short", "HRB_BOOTSTRAP_PASSWORD")]
    [InlineData("HRB_DATABASE", "Host=x;Database=hrb", "HRB_COUNTY")]
    [InlineData("HRB_PUBLIC_URL", "county.example", "HRB_PUBLIC_URL")]
    [InlineData("HRB_WEBHOOK_ALLOW", "10.0.0.0/8,10.0.0.0/99", "HRB_WEBHOOK_ALLOW")]
    [InlineData("ASPNETCORE_URLS", "nowhere", "ASPNETCORE_URLS")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    public void A_wrong_setting_stops_the_start_with_its_name_in_both_languages(string name, string value, string named)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read([], (name, value)));

        var lines = refused.Message.Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains(named, line, StringComparison.Ordinal));
        Assert.Contains(lines[0], letter => letter is >= '\u4e00' and <= '\u9fff');
        Assert.DoesNotContain(lines[1], letter => letter is >= '\u4e00' and <= '\u9fff');
    }

    [Fact]
    public void A_network_to_be_found_at_means_this_machine_s_address_in_it() =>
        Assert.Equal(System.Net.IPAddress.Loopback, Read([], ("HRB_ADVERTISE", "127.0.0.0/8")).Advertise);

    [Theory]
    [InlineData("8.8.8.8", "silo", false, "silo-public silo-plain")]
    [InlineData("8.8.8.8", "silo", true, "silo-public")]
    [InlineData("8.8.8.8", "web", false, "")]
    [InlineData("10.20.0.4", "silo", false, "silo-plain")]
    [InlineData("fd12::4", "silo", false, "silo-plain")]
    [InlineData("10.20.0.4", "silo", true, "")]
    [InlineData("127.0.0.1", "silo", false, "")]
    public void A_silo_that_strangers_reach_or_that_speaks_in_clear_says_so(string address, string role, bool tls, string warnings) => Assert.Equal(warnings, string.Join(' ', Clustering.Warnings(Read(
        ["--role", role, "--advertise", address, .. tls ? ["--cluster-ca-file", "c", "--cluster-cert-file", "d", "--cluster-key-file", "e"] : (string[])[]],
        ("HRB_COUNTY", "demo"), ("HRB_DATABASE", "Host=db;Database=hrb"), ("HRB_TOKEN_KEY_FILE", "k"), ("HRB_SERVICE_TOKEN_FILE", "t")))));

    [Theory]
    [InlineData("HRB_CLUSTER_CA_FILE")]
    [InlineData("HRB_CLUSTER_CERT_FILE")]
    [InlineData("HRB_CLUSTER_KEY_FILE")]
    public void Of_the_three_files_of_a_node_the_missing_one_is_named(string missing)
    {
        var given = new[] { "HRB_CLUSTER_CA_FILE", "HRB_CLUSTER_CERT_FILE", "HRB_CLUSTER_KEY_FILE" }.Where(name => name != missing).Select(name => (name, "x")).ToArray();

        Assert.All(Refusal(given).Split('\n'), line => Assert.Matches($"^\\W*(?:缺少 )?{missing}", line));
        Assert.NotNull(Read([], [.. given, (missing, "y")]).Node);
    }

    [Theory]
    [InlineData("--databse", "x")]
    [InlineData("--data")]
    [InlineData("--data", "--role")]
    public void A_wrong_option_stops_the_start(params string[] args) => Assert.Throws<StartRefusedException>(() => Read(args));

    [Fact]
    public void A_real_county_refuses_one_password_for_all()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<StartRefusedException>(() => Read([], ("HRB_COUNTY", folder.Path), ("HRB_BOOTSTRAP_PASSWORD", "county-drill-2026")));
        Assert.False(Read([], ("HRB_COUNTY", folder.Path)).IsDemo);
    }

    [Fact]
    public void A_silo_and_a_web_process_say_what_they_lack()
    {
        const string database = "Host=127.0.0.1;Database=hrb;Username=hrb";

        Assert.Contains("HRB_DATABASE", Refusal(("HRB_ROLE", "silo"), ("HRB_COUNTY", "demo")), StringComparison.Ordinal);
        Assert.Contains("HRB_TOKEN_KEY_FILE", Refusal(("HRB_ROLE", "silo"), ("HRB_COUNTY", "demo"), ("HRB_DATABASE", database)), StringComparison.Ordinal);
        Assert.Contains("HRB_SERVICE_TOKEN_FILE", Refusal(("HRB_ROLE", "web"), ("HRB_COUNTY", "demo"), ("HRB_DATABASE", database)), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_print_neither_password_nor_connection_string()
    {
        var text = Read([], ("HRB_BOOTSTRAP_PASSWORD", "county-drill-2026"), ("HRB_DATABASE", "Host=x;Password=secret"), ("HRB_COUNTY", "demo")).ToString();

        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("county-drill", text, StringComparison.Ordinal);
    }

    private static string Refusal(params (string Name, string Value)[] environment) =>
        Assert.Throws<StartRefusedException>(() => Read([], environment)).Message;

    private static Settings Read(string[] args, params (string Name, string Value)[] environment) =>
        SettingsReader.Read(CommandLine.Read(args), environment.ToDictionary(pair => pair.Name, pair => pair.Value));
}

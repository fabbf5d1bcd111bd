using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using HrBureau.Host;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>systemd's own tool reads the units; and the program tells a service manager when it is there and when it goes.</summary>
public sealed partial class UnitsTests
{
    private const string Program = "/opt/hrbureau/current/app/HrBureau.Host";
    private static readonly string Folder = Repository.At("deploy", "systemd");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Units => [.. Directory.EnumerateFiles(Folder, "*.service").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Systemd_has_nothing_against_a_unit(string unit) => Assert.Equal("", await ComplaintsAsync(unit, text => text));

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_misspelt_line_is_found(string unit) =>
        Assert.Contains("ProtectHom", await ComplaintsAsync(unit, text => text.Replace("ProtectHome=", "ProtectHom=", StringComparison.Ordinal)), StringComparison.Ordinal);

    /// <summary>systemd's own measure of what a service may do to the machine: 0 nothing, 10 all.</summary>
    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_unit_may_do_little_to_its_machine(string unit)
    {
        using var folder = new TemporaryFolder();
        var path = await CopyAsync(folder, unit, text => text);
        var open = await CopyAsync(folder, unit, text => text.Replace("ProtectSystem=strict\n", "", StringComparison.Ordinal).Replace("SystemCallFilter=", "#", StringComparison.Ordinal), "open-");

        Assert.Equal(0, (await Tool.RunAsync("systemd-analyze", ["security", "--offline=yes", "--threshold=20", path])).Code);
        Assert.NotEqual(0, (await Tool.RunAsync("systemd-analyze", ["security", "--offline=yes", "--threshold=20", open])).Code);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void A_unit_waits_for_the_drain_knows_the_settings_and_hands_over_what_it_names(string unit)
    {
        var text = File.ReadAllText(Path.Combine(Folder, unit));
        var handed = Credential().Matches(text).Select(found => found.Groups[1].Value).Order();
        var named = Used().Matches(text).Select(found => found.Groups[1].Value).Order();

        Assert.Contains(Program, text, StringComparison.Ordinal);
        Assert.Equal(handed, named);
        Assert.Empty(Setting().Matches(text).Select(found => found.Value).Except(SettingName.All));
        Assert.True(!text.Contains("Type=notify", StringComparison.Ordinal) || int.Parse(Stop().Match(text).Groups[1].Value, CultureInfo.InvariantCulture) > Composition.DrainWithin.TotalSeconds);
    }

    [Fact]
    public void Every_setting_of_the_example_files_is_one() =>
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.env").SelectMany(file => Setting().Matches(File.ReadAllText(file))).Select(found => found.Value).Except(SettingName.All));

    [Fact]
    public async Task A_service_manager_hears_when_the_program_has_started_and_when_it_stops()
    {
        using var folder = new TemporaryFolder();
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = (int)Patience.TotalMilliseconds };
        manager.Bind(new UnixDomainSocketEndPoint(folder.At("notify")));

        // Whoever is started by a process of this name takes it for the service manager.
        File.Copy("/bin/bash", folder.At("systemd"));
        var host = Path.Combine(Repository.Built("HrBureau.Host"), "HrBureau.Host.dll");
        var start = new ProcessStartInfo(folder.At("systemd"), ["-c", "dotnet \"$0\" & child=$!; trap 'kill -TERM $child' TERM; wait $child; wait $child", host]) { RedirectStandardOutput = true };
        foreach (var (name, value) in new[] { ("NOTIFY_SOCKET", folder.At("notify")), ("HRB_DATA", folder.At("data")), ("ASPNETCORE_URLS", $"http://127.0.0.1:{Ports.Free()}") })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("READY=1", Heard(manager), StringComparison.Ordinal);
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        Assert.StartsWith("STOPPING=1", Heard(manager), StringComparison.Ordinal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await output;
    }

    private static string Heard(Socket manager)
    {
        var message = new byte[256];
        return Encoding.UTF8.GetString(message, 0, manager.Receive(message));
    }

    /// <summary>What the tool says of a unit: it ends well whatever it finds.</summary>
    private static async Task<string> ComplaintsAsync(string unit, Func<string, string> change)
    {
        using var folder = new TemporaryFolder();
        return (await Tool.RunAsync("systemd-analyze", ["verify", "--man=no", await CopyAsync(folder, unit, change)])).Said;
    }

    /// <summary>A copy that starts a program which is there.</summary>
    private static async Task<string> CopyAsync(TemporaryFolder folder, string unit, Func<string, string> change, string before = "")
    {
        var path = folder.At(before + unit.Replace("@.", "@1.", StringComparison.Ordinal));
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, unit), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, change(text).Replace(Program, "/bin/true", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return path;
    }

    [GeneratedRegex(@"^LoadCredential=([\w-]+):", RegexOptions.Multiline)]
    private static partial Regex Credential();

    [GeneratedRegex(@"%d/([\w-]+)")]
    private static partial Regex Used();

    [GeneratedRegex(@"\bHRB_\w+")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^TimeoutStopSec=(\d+)$", RegexOptions.Multiline)]
    private static partial Regex Stop();
}

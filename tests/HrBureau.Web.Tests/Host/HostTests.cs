using System.Net;
using System.Text.Json;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The built executable as people start it.</summary>
public sealed class HostTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task First_passwords_are_printed_and_written_once_and_let_people_in()
    {
        await using (var host = await HostProcess.StartAsync(data.Path, settings: ("HRB_BOOTSTRAP_PASSWORD", "")))
        {
            var passwords = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(data.At("first-sign-in.json"), TestContext.Current.CancellationToken))!;
            Assert.Equal(Demo.Mechanism.Officers.Length, passwords.Count);
            Assert.Contains(passwords["duty-zhou"], host.Output, StringComparison.Ordinal);
            Assert.Contains(host.Address.ToString().TrimEnd('/'), host.Output, StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(data.At("first-sign-in.json")));
            }

            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou", passwords["duty-zhou"]);
            await host.KillAsync();
        }

        await using var again = await HostProcess.StartAsync(data.Path, settings: ("HRB_BOOTSTRAP_PASSWORD", ""));
        Assert.DoesNotContain("duty-zhou ", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_out_token_stays_refused_after_kill_and_restart()
    {
        string token;
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            token = officer.Http.DefaultRequestHeaders.Authorization!.Parameter!;
            Assert.Equal(200, (await officer.GetAsync("/api/incidents")).Status);
            using var answer = await officer.Http.PostAsync(new Uri("/api/sign-out", UriKind.Relative), null, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
            Assert.Equal(401, (await officer.GetAsync("/api/incidents")).Status);
            await host.KillAsync();
        }

        await using var again = await HostProcess.StartAsync(data.Path);
        using var http = new HttpClient { BaseAddress = again.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var refused = await http.GetAsync(new Uri("/api/incidents", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Verify_and_export_read_beside_a_running_host_and_a_second_host_on_its_folder_is_refused()
    {
        await using var host = await HostProcess.StartAsync(data.Path);
        using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var report = await officer.ReportAsync(new
        {
            source = "hotline",
            reportedAt = "2026-01-19T14:26:00+08:00",
            employer = new { name = "Fictional Builders" },
            place = "Gate 1",
            headcount = 46,
            description = "Wages unpaid for three months",
        });
        var incident = (string)report.Body!["incidentId"]!;

        var verified = await RunAsync("verify", incident);
        var exported = await RunAsync("export", incident);
        var second = await RunAsync();

        Assert.Equal(0, verified.Code);
        Assert.Contains(incident, verified.Output, StringComparison.Ordinal);
        Assert.Equal(0, exported.Code);
        Assert.Contains("incident-reported", exported.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, second.Code);
        Assert.Contains("HRB_DATA", second.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, (await RunAsync("verify", "inc-000000-20260101-001")).Code);
    }

    [Fact]
    public async Task A_reset_password_is_printed_and_works_at_the_next_start()
    {
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            Assert.Equal(0, await host.StopAsync());
        }

        var reset = await RunAsync("admin", "reset-password", "duty-zhou");
        Assert.Equal(0, reset.Code);
        var password = reset.Output.Split(' ', '\n').First(word => word.Count(letter => letter == '-') == 3 && word.Length == 19);

        await using var again = await HostProcess.StartAsync(data.Path);
        await Assert.ThrowsAsync<InvalidOperationException>(() => CountyClient.SignInAsync(again.Address, "duty-zhou", password));
        using var officer = await CountyClient.SignInAsync(again.Address, "duty-zhou", password, newPassword: "a word of my own");
        await Assert.ThrowsAsync<InvalidOperationException>(() => CountyClient.SignInAsync(again.Address, "duty-zhou"));
    }

    [Fact]
    public async Task A_disabled_officer_does_not_come_in_and_shifts_left_empty_are_named_first()
    {
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            Assert.Equal(0, await host.StopAsync());
        }

        var refused = await RunAsync("admin", "disable-officer", "duty-lu");
        Assert.Equal(1, refused.Code);
        Assert.Contains("agy-hr/duty-officer  Tue Thu Sat  08:00-08:00", refused.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("admin", "disable-officer", "duty-lu", "anyway")).Code);
        Assert.Equal(1, (await RunAsync("admin", "disable-officer", "nobody-here", "anyway")).Code);

        await using (var closed = await HostProcess.StartAsync(data.Path))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => CountyClient.SignInAsync(closed.Address, "duty-lu"));
            Assert.Equal(0, await closed.StopAsync());
        }

        Assert.Equal(0, (await RunAsync("admin", "enable-officer", "duty-lu")).Code);
        await using var open = await HostProcess.StartAsync(data.Path);
        using var officer = await CountyClient.SignInAsync(open.Address, "duty-lu");
    }

    [Fact]
    public async Task Heads_kept_outside_find_a_tail_cut_off_with_everything_that_spoke_of_it()
    {
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            foreach (var place in new[] { "Gate 1", "Gate 2" })
            {
                await officer.ReportAsync(new { source = "hotline", reportedAt = "2026-01-19T14:26:00+08:00", employer = new { name = "Fictional Builders" }, place, headcount = 46, description = "Wages unpaid for three months" });
            }

            var heads = await RunAsync("heads");
            Assert.Equal(0, heads.Code);
            await File.WriteAllTextAsync(data.At("heads.jsonl"), heads.Output, TestContext.Current.CancellationToken);
            Assert.Equal(2, heads.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Equal(0, (await RunAsync("verify", "--heads", data.At("heads.jsonl"))).Code);
            Assert.Equal(0, await host.StopAsync());
        }

        await ChangeAsync("""
            drop trigger incident_event_no_delete;
            drop trigger head_anchor_no_delete;
            delete from incident_event where incident like '%-002';
            delete from incident_head where incident like '%-002';
            delete from head_anchor where incident like '%-002';
            delete from incident_event where incident like '%-001' and version > 2;
            delete from head_anchor where incident like '%-001' and version > 2;
            delete from snapshot where incident like '%-001';
            delete from command_reply where incident like '%-001' and json_extract(reply, '$.version') > 2;
            update board set summary = json_set(summary, '$.version', 2) where incident like '%-001';
            delete from board where incident like '%-002';
            delete from command_reply where incident like '%-002';
            update incident_head set version = 2, hash = (select hash from incident_event e where e.incident = incident_head.incident and e.version = 2);
            """);

        Assert.Equal(0, (await RunAsync("verify")).Code);
        var found = await RunAsync("verify", "--heads", data.At("heads.jsonl"));
        Assert.Equal(2, found.Code);
        Assert.Equal(4, found.Output.Split('\n').Count(line => line.Contains("TailRemoved", StringComparison.Ordinal)));
        Assert.Equal(1, (await RunAsync("verify", "--heads", data.At("no-such-file"))).Code);
    }

    [Fact]
    public async Task Verify_names_an_incident_whose_kept_state_was_changed_and_one_of_which_only_its_anchor_is_left()
    {
        string incident;
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            incident = (string)(await officer.ReportAsync(new { source = "hotline", reportedAt = "2026-01-19T14:26:00+08:00", employer = new { name = "Fictional Builders" }, reporter = new { name = "Fictional Reporter", phone = "13900001234" }, place = "Gate 1", headcount = 46, description = "Wages unpaid for three months" })).Body!["incidentId"]!;
            for (var note = 0; note < 16; note++)
            {
                Assert.Equal(200, (await officer.CommandAsync(incident, new { type = "add-note", text = $"note {note}" })).Status);
            }

            Assert.Equal(0, await host.StopAsync());
        }

        Assert.Equal(0, (await RunAsync("verify")).Code);
        await ChangeAsync("update snapshot set state = replace(state, '\"headcount\":46', '\"headcount\":47')");
        var changed = await RunAsync("verify");
        Assert.Equal(2, changed.Code);
        Assert.Contains(changed.Output.Split('\n'), line => line.Contains(incident, StringComparison.Ordinal) && line.Contains("snapshot", StringComparison.Ordinal));

        // Whoever checks without the keys is told what he could not check.
        File.Move(data.At("token.key"), data.At("token.key.away"));
        var without = await RunAsync("verify");
        Assert.Equal(0, without.Code);
        Assert.Contains("token.key", without.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(data.At("token.key")));

        await ChangeAsync("drop trigger incident_event_no_delete; delete from incident_event; delete from incident_head;");
        foreach (var gone in new[] { await RunAsync("verify"), await RunAsync("verify", incident) })
        {
            Assert.Equal(2, gone.Code);
            Assert.Contains("TailRemoved", gone.Output, StringComparison.Ordinal);
        }
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={data.At("log.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = connection.CreateCommand();
#pragma warning disable CA2100 // A test writes its own SQL.
        change.CommandText = sql;
#pragma warning restore CA2100
        Assert.NotEqual(0, await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--databse Host=x", 1, "--databse")]
    [InlineData("--failpoints nowhere=kill", 1, "append.before-commit")]
    [InlineData("--data /proc/hrbureau", 1, "/proc/hrbureau")]
    [InlineData("admin reset-password", 1, "admin reset-password duty-zhou")]
    [InlineData("verify --file", 1, "verify --file FILE")]
    [InlineData("verify --file /no/such/file", 1, "/no/such/file")]
    [InlineData("verify --file /proc", 1, "/proc")]
    [InlineData("restore", 1, "restore FOLDER")]
    [InlineData("--help", 0, "backup FOLDER")]
    [InlineData("--help", 0, "verify --heads FILE")]
    public async Task What_is_typed_wrong_ends_the_program_with_one_sentence_and_no_stack(string typed, int code, string said)
    {
        var ended = await RunAsync(typed.Split(' '));

        Assert.Equal(code, ended.Code);
        Assert.Contains(said, ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_alive_and_ready_to_strangers()
    {
        await using var host = await HostProcess.StartAsync(data.Path);
        using var http = new HttpClient { BaseAddress = host.Address };

        Assert.Equal("live", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("ready", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_whole_program_runs_on_PostgreSQL()
    {
        await using var place = await StoragePlace.NewAsync(Storage.StorageKind.Postgres);
        await using var host = await HostProcess.StartAsync(data.Path, settings: ("HRB_DATABASE", place.Options().ConnectionString!));

        using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");

        Assert.Equal(200, (await officer.GetAsync("/api/incidents")).Status);
    }

    private Task<HostVerb.Ended> RunAsync(params string[] args) => HostVerb.RunAsync(data.Path, args);
}

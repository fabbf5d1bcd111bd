using System.Text.Json.Nodes;
using HrBureau.Storage;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P12 of the product: a backup made beside a running, writing host restores to a working system, and says what it lacks.</summary>
public sealed class BackupTests : IDisposable
{
    private const int ActsBefore = 40;
    private const int ActsAfter = 15;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);
    private readonly string place = Directory.CreateTempSubdirectory("hrb-backup-").FullName;

    private string Data => At("data");

    private string Fresh => At("fresh");

    private string Kept => At("kept");

    public void Dispose() => Directory.Delete(place, recursive: true);

    [Fact]
    public async Task A_backup_under_load_restores_to_all_that_was_acknowledged_before_it_and_names_what_came_after()
    {
        var ledger = new Ledger();
        KeyValuePair<string, Ledger.Act>[] before;
        string opened;
        await using (var host = await HostProcess.StartAsync(Data))
        {
            using var client = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            using var stop = new CancellationTokenSource();
            var noted = await OpenAsync(client, "Gate A");
            Task[] load =
            [
                .. Enumerable.Range(0, 3).Select(number => Persistent.NoteTaker(client, ledger, noted, number).ActAsync(stop.Token)),
                Persistent.Reporter(client, ledger, 0).ActAsync(stop.Token),
            ];
            await UntilAsync(() => ledger.Acknowledged >= ActsBefore);
            before = [.. ledger.Acts.Where(act => act.Value.Version is not null)];

            var made = await HostVerb.RunAsync(Data, ["backup", Kept]);
            Assert.True(made.Code == 0, made.Output);
            Assert.Contains("token.key", made.Printed, StringComparison.Ordinal);
            var acknowledged = ledger.Acknowledged;
            await UntilAsync(() => ledger.Acknowledged >= acknowledged + ActsAfter);
            await stop.CancelAsync();
            await Task.WhenAll(load);
            opened = await OpenAsync(client, "Gate B");
            await File.WriteAllTextAsync(At("heads"), (await HostVerb.RunAsync(Data, ["heads"])).Printed, TestContext.Current.CancellationToken);
            await host.KillAsync();
        }

        // No key and no password leaves with the backup.
        Assert.Equal(["backup.json", "evidence.db", "grains.db", "heads.jsonl", "log.db"], Directory.EnumerateFileSystemEntries(Kept).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await RestoreAsync()).Code);
        GiveKey();
        var restored = await RestoreAsync("--heads", At("heads"));
        Assert.True(restored.Code == 0, restored.Output);
        var gap = (await File.ReadAllTextAsync(Path.Combine(Fresh, "gap-report.txt"), TestContext.Current.CancellationToken)).Split('\n');
        Assert.Contains(string.Join('\n', gap), restored.Printed, StringComparison.Ordinal);
        Assert.Contains(gap, line => line.StartsWith($"  {opened}  1-", StringComparison.Ordinal));

        await using var again = await HostProcess.StartAsync(Fresh);
        using var officer = await CountyClient.SignInAsync(again.Address, "duty-zhou");
        var timelines = await KillRoundsTests.ReadAsync(officer, before.Select(act => act.Value.Incident!).Distinct());
        foreach (var (key, act) in before)
        {
            Assert.Single(timelines[act.Incident!], entry => Key(entry) == key);
        }

        foreach (var (incident, timeline) in timelines)
        {
            await KillRoundsTests.CheckChainAsync(officer, incident, timeline);
            var sent = timeline.Where(entry => (string?)entry["kind"] == "notice-sent").Select(entry => (string)entry["data"]!["noticeId"]!).ToArray();
            Assert.Equal(sent.Distinct(), sent);
        }

        // What came after is named, entry by entry, and its numbers are not given again.
        foreach (var incident in ledger.Acts.Select(act => act.Value.Incident!).Append(opened).Distinct())
        {
            var (last, kept) = (LastOf(At("heads"), incident), LastOf(Path.Combine(Kept, "heads.jsonl"), incident));
            Assert.Equal(kept is null || kept < last, gap.Any(line => line.StartsWith($"  {incident}  ", StringComparison.Ordinal) && line.Contains($"-{last}  (", StringComparison.Ordinal)));
        }

        var next = await OpenAsync(officer, "Gate C");
        Assert.True(string.CompareOrdinal(next, opened) > 0, $"{next} was given though {opened} was.");
    }

    [Theory]
    [InlineData("backup.copying")]
    [InlineData("backup.before-rename")]
    public async Task Killed_within_a_backup_leaves_nothing_that_looks_like_one_and_the_next_goes_through(string point)
    {
        await FillAsync();

        Assert.Equal(137, (await HostVerb.RunAsync(Data, ["backup", Kept], (Failpoint.Variable, $"{point}=kill"))).Code);

        Assert.False(Directory.Exists(Kept));
        GiveKey();
        Assert.Equal(1, (await RestoreAsync()).Code);
        Assert.Equal(["token.key"], Directory.EnumerateFileSystemEntries(Fresh).Select(path => Path.GetFileName(path)));
        if (point == "backup.copying")
        {
            Assert.Equal(1, (await HostVerb.RunAsync(Fresh, ["restore", Kept + ".part"])).Code);
        }

        var made = await HostVerb.RunAsync(Data, ["backup", Kept]);
        Assert.True(made.Code == 0, made.Output);
        Assert.False(Directory.Exists(Kept + ".part"));
        Assert.Equal(0, (await RestoreAsync()).Code);
        Assert.Equal(0, (await HostVerb.RunAsync(Fresh, ["verify", "--heads", Path.Combine(Kept, "heads.jsonl")])).Code);
    }

    [Fact]
    public async Task A_disk_that_fails_within_a_backup_or_a_restore_leaves_nothing_behind()
    {
        await FillAsync();
        var failed = await HostVerb.RunAsync(Data, ["backup", Kept], (Failpoint.Variable, "backup.copying=cut"));
        Assert.Equal(1, failed.Code);
        Assert.Contains(Kept, failed.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(place, "kept*"));
        Assert.Equal(0, (await HostVerb.RunAsync(Data, ["backup", Kept])).Code);
        GiveKey();

        var restore = await HostVerb.RunAsync(Fresh, ["restore", Kept], (Failpoint.Variable, "restore.copying=cut@1"));

        Assert.Equal(1, restore.Code);
        Assert.Contains(Fresh, restore.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", restore.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Fresh), path => path.Contains(".db", StringComparison.Ordinal) || path.Contains("restore", StringComparison.Ordinal));
        Assert.Equal(0, (await RestoreAsync()).Code);
    }

    [Fact]
    public async Task Killed_within_a_restore_the_folder_opens_to_nobody_until_it_is_restored_again()
    {
        await FillAsync();
        Assert.Equal(0, (await HostVerb.RunAsync(Data, ["backup", Kept])).Code);
        GiveKey();

        Assert.Equal(137, (await HostVerb.RunAsync(Fresh, ["restore", Kept], (Failpoint.Variable, "restore.copying=kill@1"))).Code);

        foreach (var verb in new string[][] { [], ["verify"], ["backup", At("other")] })
        {
            var refused = await HostVerb.RunAsync(Fresh, verb);
            Assert.Equal(1, refused.Code);
            Assert.Contains("restore", refused.Said, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await RestoreAsync()).Code);
        Assert.Equal(0, (await HostVerb.RunAsync(Fresh, ["verify"])).Code);
    }

    [Fact]
    public async Task What_cannot_be_restored_is_refused_and_leaves_the_folder_alone()
    {
        await FillAsync();
        Assert.Equal(0, (await HostVerb.RunAsync(Data, ["backup", Kept])).Code);

        await RefusedAsync("token.key");
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Fresh).FullName, "token.key"), $"{Convert.ToBase64String(new byte[48])}\n", TestContext.Current.CancellationToken);
        await RefusedAsync("token.key");
        GiveKey();
        await File.WriteAllTextAsync(Path.Combine(Fresh, "letter.txt"), "", TestContext.Current.CancellationToken);
        await RefusedAsync("letter.txt");
        File.Delete(Path.Combine(Fresh, "letter.txt"));

        foreach (var name in new[] { "log.db", "grains.db", "heads.jsonl" })
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(Kept, name), TestContext.Current.CancellationToken);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(Path.Combine(Kept, name), bytes, TestContext.Current.CancellationToken);
            await RefusedAsync(name);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(Path.Combine(Kept, name), bytes, TestContext.Current.CancellationToken);
        }

        // A file named as lying elsewhere.
        var manifest = await File.ReadAllTextAsync(Path.Combine(Kept, "backup.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Kept, "backup.json"), manifest.Replace("\"log.db\"", "\"../log.db\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await RefusedAsync("backup.json");
        await File.WriteAllTextAsync(Path.Combine(Kept, "backup.json"), manifest, TestContext.Current.CancellationToken);

        Assert.Equal(0, (await RestoreAsync()).Code);
        await RefusedAsync(Fresh);
        await using var host = await HostProcess.StartAsync(Fresh);
        await RefusedAsync(host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_broken_chain_is_backed_up_and_named_and_comes_back_only_when_somebody_insists()
    {
        await FillAsync();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Data, "log.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var change = connection.CreateCommand();
            change.CommandText = "drop trigger incident_event_no_update; update incident_event set officer = 'nobody' where version = 1;";
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var made = await HostVerb.RunAsync(Data, ["backup", Kept]);
        Assert.Equal(2, made.Code);
        Assert.Contains("EntryChanged", made.Printed, StringComparison.Ordinal);
        GiveKey();

        Assert.Equal(1, (await RestoreAsync()).Code);
        Assert.False(File.Exists(Path.Combine(Fresh, "log.db")));
        Assert.Equal(0, (await RestoreAsync("anyway")).Code);
        Assert.Equal(2, (await HostVerb.RunAsync(Fresh, ["verify"])).Code);
    }

    [Fact]
    public async Task What_cannot_be_backed_up_is_refused_with_a_sentence()
    {
        await FillAsync();
        Directory.CreateDirectory(Kept);
        foreach (var (verb, said, settings) in new (string[], string, (string, string)[])[]
        {
            (["backup", Kept], Kept, []),
            (["backup", At("no/such/place")], At("no/such"), []),
            (["backup", Path.Combine(Data, "within")], "within", []),
            (["backup", At("other")], "pg_dump", [("HRB_DATABASE", "Host=nowhere;Database=x;Username=x"), ("HRB_COUNTY", "demo")]),
            (["restore", Kept], "pg_restore", [("HRB_DATABASE", "Host=nowhere;Database=x;Username=x"), ("HRB_COUNTY", "demo")]),
            (["restore", At("nothing")], "backup.json", []),
            (["restore", Kept, "--heads", At("nothing")], At("nothing"), []),
            (["backup", At("other")], At("absent"), [("HRB_DATA", At("absent"))]),
            (["backup"], "backup FOLDER", []),
        })
        {
            var refused = await HostVerb.RunAsync(Data, verb, settings);
            Assert.True(refused.Code == 1, string.Join(' ', verb));
            Assert.Contains(said, refused.Said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(Kept));
        Assert.False(Directory.Exists(At("other")));
    }

    private static string? Key(JsonNode entry) => (string?)entry["kind"] switch
    {
        "note-added" => (string?)entry["data"]!["text"],
        "incident-reported" or "report-merged" => (string?)entry["data"]!["facts"]!["sourceRef"],
        _ => null,
    };

    private static async Task<string> OpenAsync(CountyClient client, string site)
    {
        var answer = await client.ReportAsync(new
        {
            source = "hotline",
            reportedAt = DateTimeOffset.UtcNow.AddMinutes(-5),
            employer = new { name = "Fictional Labour" },
            reporter = new { name = "张三", phone = "13900001234" },
            place = site,
            headcount = 12,
            description = "Wages unpaid for two months.",
        });
        Assert.Equal(201, answer.Status);
        return (string)answer.Body!["incidentId"]!;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var patience = DateTimeOffset.UtcNow + Within;
        while (!holds())
        {
            Assert.True(DateTimeOffset.UtcNow < patience, "Waited in vain.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static long? LastOf(string heads, string incident) =>
        File.ReadLines(heads).Select(line => JsonNode.Parse(line)!).Where(line => (string?)line["incident"] == incident).Select(line => (long?)line["version"]).SingleOrDefault();

    private string At(string name) => Path.Combine(place, name);

    private async Task FillAsync()
    {
        await using var host = await HostProcess.StartAsync(Data);
        using var client = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        await OpenAsync(client, "Gate A");
        await host.KillAsync();
    }

    private void GiveKey() => File.Copy(Path.Combine(Data, "token.key"), Path.Combine(Directory.CreateDirectory(Fresh).FullName, "token.key"), overwrite: true);

    private Task<HostVerb.Ended> RestoreAsync(params string[] more) => HostVerb.RunAsync(Fresh, ["restore", Kept, .. more]);

    private async Task RefusedAsync(string named)
    {
        var before = Files();
        var refused = await RestoreAsync();
        Assert.Equal(1, refused.Code);
        Assert.Contains(named, refused.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
        Assert.Equal(before, Files());

        string[] Files() => Directory.Exists(Fresh) ? [.. Directory.EnumerateFiles(Fresh, "*.*").Where(path => !path.Contains("host.", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal) && !path.EndsWith("-wal", StringComparison.Ordinal)).Order(StringComparer.Ordinal)] : [];
    }
}

using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>
/// <c>backup FOLDER</c>: copies the data folder of one machine as it stood at one instant, beside a running host. The folder appears
/// whole at the very end. The keys are not in it: whoever finds a backup must not be able to read names and numbers in it.
/// </summary>
internal static class BackupVerb
{
    private const string Unfinished = ".part";

    public static async Task<int> RunAsync(Settings settings, string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Check(settings, target);
        using var keys = KeyFile.Find(settings);
        var part = target + Unfinished;
        PrivateFile.MakeFolder(part);
        using (Lock(part))
        {
            Clear(part);
            var report = new ChainReport(Console.Out);
            var made = await MakeAsync(settings, part, target, keys?.Ids ?? [], report);
            Console.WriteLine(HostTexts.Both("backup-made", target, made.Incidents, made.Files.Sum(file => file.Bytes), HostTexts.Time(made.At)));
            Console.WriteLine(keys is null ? HostTexts.Both("backup-keys-unseen", KeyFile.PathOf(settings)) : HostTexts.Both("backup-keys", KeyFile.PathOf(settings)));
            Console.WriteLine(HostTexts.Both("backup-heads"));
            return report.Faulty == 0 ? 0 : report.Finish();
        }
    }

    private static void Check(Settings settings, string target)
    {
        Require(settings.Database is null, "backup-postgres");
        Require(File.Exists(Path.Combine(settings.DataFolder, SqliteFiles.Log)), "backup-nothing", settings.DataFolder);
        Require(!Path.Exists(target), "backup-exists", target);
        Require(Directory.Exists(Path.GetDirectoryName(target)), "backup-nowhere", Path.GetDirectoryName(target) ?? target);
        Require(!target.StartsWith(settings.DataFolder.TrimEnd('/') + '/', StringComparison.Ordinal), "backup-inside", target);
    }

    private static FolderLock Lock(string part)
    {
        try
        {
            return FolderLock.Take(part);
        }
        catch (FolderInUseException)
        {
            throw StartRefusedException.Because("backup-running", part);
        }
    }

    /// <summary>What a backup that was killed left behind, and nothing else, goes.</summary>
    private static void Clear(string part)
    {
        var left = Directory.GetFileSystemEntries(part).Where(path => !FolderLock.Files.Contains(Path.GetFileName(path))).ToArray();
        var ours = SqliteFiles.All.Append(BackupManifest.HeadsFile).Append(BackupManifest.Name).ToArray();
        Require(left.All(path => ours.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal))), "backup-exists", part);
        Array.ForEach(left, File.Delete);
    }

    /// <summary>Makes it beside its place and moves it there whole; a failure leaves nothing.</summary>
    private static async Task<BackupManifest> MakeAsync(Settings settings, string part, string target, IReadOnlyList<string> keys, ChainReport report)
    {
        var whole = false;
        try
        {
            var made = await CopyAsync(settings, part, keys, report);
            made.Write(part);
            await Failpoint.HitAsync("backup.before-rename");
            foreach (var name in FolderLock.Files)
            {
                File.Delete(Path.Combine(part, name));
            }

            Directory.Move(part, target);
            whole = true;
            return made;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StorageUnavailableException)
        {
            throw StartRefusedException.Because("backup-failed", target, HostTexts.Cause(e));
        }
        finally
        {
            if (!whole)
            {
                Directory.Delete(part, recursive: true);
            }
        }
    }

    private static async Task<BackupManifest> CopyAsync(Settings settings, string part, IReadOnlyList<string> keys, ChainReport report)
    {
        // Before the instant of the copy: whatever was acknowledged by now is in it.
        var at = TimeProvider.System.GetUtcNow();
        var progress = new Progress();
        using (var pinned = PinnedFolder.Pin(settings.DataFolder))
        {
            var room = new DriveInfo(part).AvailableFreeSpace;
            Require(room > pinned.Bytes, "backup-no-room", part, pinned.Bytes, room);
            pinned.CopyTo(part, progress.Say);
        }

        await using var copy = Store.Open(new StorageOptions { Folder = part, ReadOnly = true });
        var incidents = await VerifyAsync(copy, part, at, report, progress);
        var files = new List<BackupFile>();
        foreach (var name in SqliteFiles.All.Append(BackupManifest.HeadsFile).Where(name => File.Exists(Path.Combine(part, name))))
        {
            files.Add((await BackupFile.OfAsync(part, name))!);
        }

        return new BackupManifest(BackupManifest.Present, at, await copy.Migrator.ListAppliedAsync(), incidents, keys, files);
    }

    /// <summary>A broken chain is copied as it is, as evidence too, and named.</summary>
    private static async Task<int> VerifyAsync(Store copy, string part, DateTimeOffset at, ChainReport report, Progress progress)
    {
        var incidents = 0;
        var heads = new List<string>();
        await foreach (var incident in AllIncidents.ListAsync(copy.Incidents, null))
        {
            incidents++;
            progress.Say(incident, 1);
            if (await copy.Incidents.VerifyAsync(incident) is { Ok: false } broken)
            {
                report.Say(incident, broken);
            }

            if (await copy.Incidents.FindHeadAsync(incident) is { } head)
            {
                heads.Add(HeadLine.Of(head, at).Write());
            }
        }

        PrivateFile.Write(Path.Combine(part, BackupManifest.HeadsFile), string.Concat(heads.Select(line => $"{line}\n")));
        return incidents;
    }

    private static void Require(bool holds, string text, params object[] args)
    {
        if (!holds)
        {
            throw StartRefusedException.Because(text, args);
        }
    }
}

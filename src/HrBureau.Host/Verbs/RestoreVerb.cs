using System.Security.Cryptography;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>
/// <c>restore FOLDER [--heads FILE]</c>: puts a backup into an empty data folder, after every file of it and every chain in it was
/// checked, and says what is known to be missing since it was made.
/// </summary>
internal static class RestoreVerb
{
    private const int Chunk = 1 << 20;

    public static async Task<int> RunAsync(Settings settings, string folder, string? headsFile, bool anyway)
    {
        Require(settings.Database is null, "restore-postgres");
        var from = Path.GetFullPath(folder);
        var heads = headsFile is null ? null : await HeadLine.ReadAsync(headsFile);
        var backup = BackupManifest.Read(from);
        await backup.CheckAsync(from);
        CheckKeys(settings, backup);

        GapReport gap;
        var chains = new ChainReport(Console.Out);
        await using (var store = Store.Open(new StorageOptions { Folder = from, ReadOnly = true }))
        {
            var wrong = await store.Migrator.CheckOlderAsync();
            Require(wrong.Count == 0, "restore-schema", from, HostTexts.Of(wrong));
            gap = new GapReport(backup, heads);
            await CheckChainsAsync(store, gap, chains);
            if (chains.Faulty > 0)
            {
                _ = chains.Finish();
                Require(anyway, "restore-broken", from);
            }

            await gap.ReadAsync(store.Owed, store.Due, TimeProvider.System.GetUtcNow());
        }

        await PutAsync(settings, backup, from, gap);
        Console.WriteLine(HostTexts.Both("restored", settings.DataFolder, backup.Incidents, chains.Faulty, GapReport.FileIn(settings.DataFolder)));
        Console.Write(gap.Text());
        return 0;
    }

    private static void CheckKeys(Settings settings, BackupManifest backup)
    {
        using var keys = KeyFile.Find(settings) ?? throw StartRefusedException.Because("restore-key-missing", KeyFile.PathOf(settings));
        Require(backup.Keys.All(keys.Ids.Contains), "restore-key-other", KeyFile.PathOf(settings));
    }

    /// <summary>Against the heads from outside as far as the backup reaches: what they know beyond it is the gap, no fault of the chain.</summary>
    private static async Task CheckChainsAsync(Store store, GapReport gap, ChainReport chains)
    {
        var progress = new Progress();
        await foreach (var incident in AllIncidents.ListAsync(store.Incidents, null))
        {
            progress.Say(incident, 1);
            var reached = (await store.Incidents.FindHeadAsync(incident))?.Version ?? 0;
            var result = await store.Incidents.VerifyAsync(incident, [.. gap.Meet(incident, reached)]);
            if (!result.Ok)
            {
                chains.Say(incident, result);
            }
        }
    }

    private static async Task PutAsync(Settings settings, BackupManifest backup, string from, GapReport gap)
    {
        PrivateFile.MakeFolder(settings.DataFolder);
        using var target = RestoredFolder.Take(settings.DataFolder);
        if (target.InTheWay(Path.GetFileName(KeyFile.PathOf(settings)), Composition.WebKeys, Path.GetFileName(GapReport.FileIn(settings.DataFolder))) is { } name)
        {
            throw StartRefusedException.Because("restore-not-empty", settings.DataFolder, name);
        }

        target.Begin();
        try
        {
            foreach (var file in backup.Files.Where(file => SqliteFiles.All.Contains(file.Name)))
            {
                await CopyAsync(Path.Combine(from, file.Name), Path.Combine(settings.DataFolder, file.Name), file);
            }

            target.KeepNumbers(gap.Numbers);
            PrivateFile.Write(GapReport.FileIn(settings.DataFolder), gap.Text());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StorageUnavailableException)
        {
            target.Abandon();
            throw StartRefusedException.Because("restore-failed", settings.DataFolder, HostTexts.Cause(e));
        }

        target.Finish();
    }

    private static async Task CopyAsync(string from, string to, BackupFile file)
    {
        var progress = new Progress();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var source = File.OpenRead(from))
        await using (var copy = PrivateFile.Create(to))
        {
            var bytes = new byte[Chunk];
            for (int read; (read = await source.ReadAsync(bytes)) > 0;)
            {
                await Failpoint.HitAsync("restore.copying");
                hash.AppendData(bytes, 0, read);
                await copy.WriteAsync(bytes.AsMemory(0, read));
                progress.Say(file.Name, (double)copy.Length / Math.Max(1, file.Bytes));
            }

            await copy.FlushAsync();
            RandomAccess.FlushToDisk(copy.SafeFileHandle);
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
        {
            throw new IOException(HostTexts.Both("restore-damaged", from));
        }
    }

    private static void Require(bool holds, string text, params object[] args)
    {
        if (!holds)
        {
            throw StartRefusedException.Because(text, args);
        }
    }
}

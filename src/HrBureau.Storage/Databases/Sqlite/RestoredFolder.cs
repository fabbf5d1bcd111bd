using Microsoft.Data.Sqlite;

namespace HrBureau.Storage;

/// <summary>A data folder into which a backup is being put back. Nothing opens it before that is finished.</summary>
public sealed class RestoredFolder : IDisposable
{
    private const string Mark = "restore.unfinished";
    private readonly string _folder;
    private readonly FolderLock _lock;

    private RestoredFolder(string folder, FolderLock taken)
    {
        _folder = folder;
        _lock = taken;
    }

    /// <exception cref="FolderInUseException">A host, or another restore, has the folder open.</exception>
    public static RestoredFolder Take(string folder) => new(folder, FolderLock.Take(folder));

    /// <exception cref="StorageOptionsException">A restore into the folder was begun and not finished.</exception>
    public static void RefuseUnfinished(string folder)
    {
        if (File.Exists(Path.Combine(folder, Mark)))
        {
            throw StorageOptionsException.Because("storage-restore-unfinished", $"A restore into '{folder}' was not finished: run restore again, it begins anew by itself.");
        }
    }

    /// <summary>What stands in the way: a folder that holds anything but this is not written over.</summary>
    /// <param name="allowed">Names that may be there.</param>
    public string? InTheWay(params IReadOnlyCollection<string> allowed)
    {
        var begun = File.Exists(Path.Combine(_folder, Mark));
        return Directory.EnumerateFileSystemEntries(_folder).Select(path => Path.GetFileName(path)).FirstOrDefault(name =>
            !FolderLock.Files.Contains(name) && !allowed.Contains(name) && name != Mark && !(begun && SqliteFiles.All.Any(file => name.StartsWith(file, StringComparison.Ordinal))));
    }

    /// <summary>From here to <see cref="Finish"/> nobody opens the folder; what an earlier restore left of the files goes.</summary>
    public void Begin()
    {
        using (var mark = new FileStream(Path.Combine(_folder, Mark), FileMode.Create))
        {
            mark.Flush(flushToDisk: true);
        }

        RemoveFiles();
    }

    /// <summary>Numbers up to those of incidents that are known to have existed are not given again.</summary>
    /// <exception cref="StorageUnavailableException">They could not be written.</exception>
    public void KeepNumbers(IEnumerable<IncidentNumber> known)
    {
        try
        {
            using var connection = SqliteFiles.OpenWriter(Path.Combine(_folder, SqliteFiles.Log));
            using var raise = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from the embedded .sql files only.
            raise.CommandText = SqlLibrary.Sqlite["counter_raise"];
#pragma warning restore CA2100
            foreach (var number in known)
            {
                raise.Parameters.Clear();
                foreach (var (name, value) in new (string, object)[] { ("county", number.County), ("day", number.Day), ("drill", number.Drill), ("last", number.Number) })
                {
                    raise.Parameters.AddWithValue(name, SqliteDatabase.ToSqlite(value));
                }

                raise.ExecuteNonQuery();
            }
        }
        catch (SqliteException e)
        {
            throw StorageUnavailableException.Because("storage-numbers-not-kept", $"The numbers given out could not be kept: {e.Message}", e);
        }
    }

    public void Finish() => File.Delete(Path.Combine(_folder, Mark));

    /// <summary>Leaves the folder as it was before <see cref="Begin"/>.</summary>
    public void Abandon()
    {
        RemoveFiles();
        Finish();
    }

    public void Dispose() => _lock.Dispose();

    private void RemoveFiles()
    {
        foreach (var name in SqliteFiles.All)
        {
            foreach (var beside in new[] { "", "-wal", "-shm", "-journal" })
            {
                File.Delete(Path.Combine(_folder, name + beside));
            }
        }
    }
}

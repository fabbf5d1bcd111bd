using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HrBureau.Storage;

/// <summary>
/// The files of a data folder as they stood at one instant, to be copied at leisure beside a running host. Only what a kill at that
/// instant would have left is in the copy, and from that the system is known to go on: for the blink of an eye nobody may write but
/// into the log, while a reading transaction is opened on every file. Copied one after the other instead, a relay could be settled in
/// the log and its trace missing in the other file, or stand there before the log knows of it.
/// </summary>
/// <remarks>
/// The pages are copied by SQLite's backup, not by VACUUM INTO, which cannot read within a transaction that is open already. The
/// transaction also keeps writers of the host from making the copy begin again; the write-ahead log grows meanwhile.
/// </remarks>
public sealed class PinnedFolder : IDisposable
{
    private const int PagesAtOnce = 1024;
    private readonly List<Pinned> _files = [];

    private PinnedFolder()
    {
    }

    /// <summary>How much the copies take, together.</summary>
    public long Bytes => _files.Sum(file => file.Bytes);

    /// <exception cref="StorageUnavailableException">A file cannot be read, or somebody writes without pause.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "It goes to the caller, or is disposed where it fails.")]
    public static PinnedFolder Pin(string folder)
    {
        RestoredFolder.RefuseUnfinished(folder);
        var pinned = new PinnedFolder();
        var held = new List<SqliteConnection>();
        try
        {
            foreach (var name in SqliteFiles.All.Where(name => File.Exists(Path.Combine(folder, name))))
            {
                pinned._files.Add(new Pinned(folder, name));
                if (name != SqliteFiles.Log)
                {
                    held.Add(Open(Path.Combine(folder, name)));
                    Run(held[^1], "begin immediate");
                }
            }

            pinned._files.ForEach(static file => file.Pin());
            return pinned;
        }
        catch (SqliteException e)
        {
            pinned.Dispose();
            throw StorageUnavailableException.Because("storage-files-unreadable", $"The files in '{folder}' cannot be read as one: {e.Message}", e);
        }
        finally
        {
            held.ForEach(static connection => connection.Dispose());
        }
    }

    /// <summary>Copies every file; each copy is checked page by page and needs nothing beside itself.</summary>
    /// <param name="target">A folder that holds none of them.</param>
    /// <param name="progress">Told the file and how much of it is copied, from 0 to 1.</param>
    /// <exception cref="StorageUnavailableException">There is no room, the disk fails, or a file is damaged.</exception>
    public void CopyTo(string target, Action<string, double> progress)
    {
        foreach (var file in _files)
        {
            try
            {
                using var copy = new SqliteConnection(SqliteFiles.ConnectionString(Path.Combine(target, file.Name), readOnly: false, pooled: false));
                copy.Open();
                Copy(file, copy, progress);
                _ = Ask(copy, "pragma journal_mode = delete");
                if (Ask(copy, "pragma quick_check(1)") is var found and not "ok")
                {
                    throw StorageUnavailableException.Because("storage-file-damaged", $"{file.Name} is damaged: {found}");
                }
            }
            catch (SqliteException e)
            {
                throw StorageUnavailableException.Because("storage-file-not-copied", $"{file.Name} was not copied: {e.Message}", e);
            }
        }
    }

    public void Dispose() => _files.ForEach(static file => file.Dispose());

    private static void Copy(Pinned file, SqliteConnection copy, Action<string, double> progress)
    {
        using var backup = raw.sqlite3_backup_init(copy.Handle, "main", file.Connection.Handle, "main");
        var outcome = raw.SQLITE_OK;
        while (outcome == raw.SQLITE_OK)
        {
            Failpoint.Hit("backup.copying");
            outcome = raw.sqlite3_backup_step(backup, PagesAtOnce);
            progress(file.Name, 1 - ((double)raw.sqlite3_backup_remaining(backup) / Math.Max(1, raw.sqlite3_backup_pagecount(backup))));
        }

        SqliteException.ThrowExceptionForRC(outcome == raw.SQLITE_DONE ? raw.sqlite3_backup_finish(backup) : outcome, copy.Handle);
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(SqliteFiles.ConnectionString(path, readOnly: false, pooled: false));
        connection.Open();
        return connection;
    }

    private static string? Ask(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Words of this file only.
        command.CommandText = text;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string text) => _ = Ask(connection, text);

    private sealed class Pinned(string folder, string name) : IDisposable
    {
        public string Name => name;

        public SqliteConnection Connection { get; } = Open(Path.Combine(folder, name));

        public long Bytes { get; private set; }

        public void Pin()
        {
            Run(Connection, "begin");
            Bytes = long.Parse(Ask(Connection, "select page_count * page_size from pragma_page_count, pragma_page_size")!, CultureInfo.InvariantCulture);
            Run(Connection, "select count(*) from sqlite_master");
        }

        public void Dispose() => Connection.Dispose();
    }
}

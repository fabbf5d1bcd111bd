using System.Globalization;

namespace HrBureau.Storage;

/// <summary>
/// Keeps a data folder to one process. The operating system holds the lock, so it goes with the process however
/// that ends; the file beside it only says who holds it.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private const string LockFile = "host.lock";
    private const string HolderFile = "host.pid";
    private readonly FileStream _lock;

    /// <summary>What a lock leaves in the folder; it says nothing once the lock is gone.</summary>
    public static IReadOnlyList<string> Files { get; } = [LockFile, HolderFile];

    private FolderLock(FileStream taken) => _lock = taken;

    /// <exception cref="FolderInUseException">Somebody has the folder open.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var holder = Path.Combine(folder, HolderFile);
        try
        {
            var taken = new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new FolderLock(taken);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException and not PathTooLongException)
        {
            var who = File.Exists(holder) ? File.ReadAllText(holder) : "unknown";
            throw FolderInUseException.Because(
                "storage-folder-in-use",
                $"The data folder '{folder}' is open in process {who}: stop it, or name another folder in HRB_DATA.", e);
        }
    }

    public void Dispose() => _lock.Dispose();
}

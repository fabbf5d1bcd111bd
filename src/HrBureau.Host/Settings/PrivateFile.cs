using System.Text;

namespace HrBureau.Host;

/// <summary>Files that only the account running the program may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the whole file or nothing, and waits until the disk has it.</summary>
    public static void Write(string path, string text)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        var draft = $"{path}.new";
        File.Delete(draft);
        using (var file = Create(draft))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>A new file, to be written piece by piece.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Whether a file that is there may be read or written by every account of this machine. In a container there is one.</summary>
    public static bool IsOpenToAll(string path) => !OperatingSystem.IsWindows()
        && Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is null
        && File.Exists(path)
        && (File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0;

    /// <exception cref="StartRefusedException">It cannot be made there.</exception>
    public static void MakeFolder(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw StartRefusedException.Because("folder-wrong", folder);
        }
    }
}

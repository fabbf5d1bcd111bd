namespace HrBureau.Web.Tests;

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hrb-host-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Lets every account of this machine read a file in it.</summary>
    public void ShowAll(string name)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
